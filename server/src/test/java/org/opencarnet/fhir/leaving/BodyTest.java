package org.opencarnet.fhir.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opencarnet.fhir.mapping.Base;

class BodyTest {

    private static final String BASE = "https://carnet.example.org/fhir";

    @Property
    void isItsPiecesWithTheBaseWhereItIsMarked(@ForAll("pieces") List<String> pieces) {
        var body = new Body();
        pieces.forEach(body::then);

        var whole = body.withBase(BASE);

        assertThat(whole).isEqualTo(Base.withBase(String.join("", pieces), BASE).getBytes(StandardCharsets.UTF_8));
    }

    @Example
    void takesNoBaseThatMightEndAString() {
        var body = new Body().then("\"" + Base.MARK + "\"");

        assertThatIllegalArgumentException().isThrownBy(() -> body.withBase("https://x\",\"admin\":\"/fhir"));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings()
                .withChars("a\u0001\"é€\u0001")
                .ofMaxLength(12)
                .list()
                .ofMaxSize(5);
    }
}
