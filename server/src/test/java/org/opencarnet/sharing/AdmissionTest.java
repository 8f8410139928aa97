package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

class AdmissionTest {

    private static final Ins.Authority TOOL = new Ins.Authority("1.3.6.1.4.1.21367.2005.3.7");
    private static final Code FOREIGN = new Code("1.3.6.1.4.1.21367.100.1", "DEMO-Consult");
    private static final Admission FRENCH = new Admission(Set.of(Ins.Authority.NIR), true, true);
    private static final Admission OPEN = new Admission(Set.of(Ins.Authority.NIR, TOOL), false, false);

    @Test
    void acceptsTheAuthoritiesThatAreDeclared() {
        assertThat(FRENCH.accepts(Ins.Authority.NIR)).isTrue();
        assertThat(FRENCH.accepts(Ins.Authority.TEST)).isFalse();
        assertThat(FRENCH.accepts(TOOL)).isFalse();
        assertThat(OPEN.accepts(TOOL)).isTrue();
    }

    @Test
    void knowsAnInsThatItDoesNotAcceptAndOfOthersWhatItAccepts() {
        assertThat(FRENCH.knows(Ins.Authority.TEST)).isTrue();
        assertThat(FRENCH.knows(TOOL)).isFalse();
        assertThat(OPEN.knows(TOOL)).isTrue();
    }

    @Test
    void takesTypesOfTheFrenchListOrAll() {
        assertThat(FRENCH.takes(new Code(CodeSystems.LOINC, "11488-4"))).isTrue();
        assertThat(FRENCH.takes(FOREIGN)).isFalse();
        assertThat(OPEN.takes(FOREIGN)).isTrue();
    }
}
