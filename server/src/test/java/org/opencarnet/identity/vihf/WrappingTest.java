package org.opencarnet.identity.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.Element;

/** Signature wrapping (Somorovsky et al., XSW 1 to 8): a true signature stays in the message, and the reader is shown another assertion. */
class WrappingTest {

    private static final Instant NOW = Instant.now();
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);
    private static final TestAuthority.Holder CARD = AUTHORITY.issue("C=FR,CN=899700367917");
    private static final Vihfs VIHFS = new Vihfs(
            AUTHORITY::trusted,
            new Vihfs.Terms(Duration.ofSeconds(30), Duration.ofMinutes(10), Set.of()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** Each moves the parts: the true assertion, signed, and a forged one that stands in no header yet. */
    static final Map<String, BiConsumer<Element, Element>> VARIANTS = new TreeMap<>(Map.of(
            "1: the forged one first, the true one behind",
            (truth, forged) -> truth.getParentNode().insertBefore(forged, truth),
            "2: the true one first, the forged one behind",
            (truth, forged) -> truth.getParentNode().appendChild(forged),
            "3: the true one below the forged one",
            (truth, forged) -> {
                truth.getParentNode().appendChild(forged);
                forged.appendChild(truth);
            },
            "4: the forged one below the true one",
            (truth, forged) -> truth.appendChild(forged),
            "5: the signature moved into the forged one, the true one behind",
            (truth, forged) -> {
                truth.getParentNode().insertBefore(forged, truth);
                forged.insertBefore(signature(truth), Xml.children(forged).get(1));
            },
            "6: as before, the true one within the signature",
            (truth, forged) -> {
                truth.getParentNode().appendChild(forged);
                var signature = signature(truth);
                forged.insertBefore(signature, Xml.children(forged).get(1));
                signature.appendChild(truth);
            },
            "7: the forged one within an extension that nobody looks at",
            (truth, forged) -> {
                var extension = truth.getOwnerDocument().createElementNS("urn:x", "Extensions");
                truth.getParentNode().insertBefore(extension, truth);
                extension.appendChild(forged);
            },
            "8: the true one within an Object of the forged one's signature",
            (truth, forged) -> {
                truth.getParentNode().appendChild(forged);
                var signature = signature(truth);
                forged.insertBefore(signature, Xml.children(forged).get(1));
                var object = truth.getOwnerDocument().createElementNS(Saml.SIGNATURE, "Object");
                signature.appendChild(object);
                object.appendChild(truth);
            },
            "9: the true one by another name, so that only one assertion is seen",
            (truth, forged) -> {
                var wrapper = truth.getOwnerDocument().createElementNS("urn:x", "Wrapper");
                truth.getParentNode().appendChild(wrapper);
                truth.getParentNode().insertBefore(forged, truth);
                forged.insertBefore(signature(truth), Xml.children(forged).get(1));
                wrapper.appendChild(truth.getOwnerDocument().renameNode(truth, "urn:x", "Aside"));
            }));

    private static Element signature(Element truth) {
        return Xml.child(truth, Saml.SIGNATURE, "Signature").orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> doesNotFoolTheReader() {
        return VARIANTS.entrySet().stream().flatMap(variant -> Stream.of(true, false)
                .map(sameId -> DynamicTest.dynamicTest(
                        variant.getKey() + (sameId ? ", by the same ID" : ", by another ID"), () -> {
                            var header = wrapped(CARD, variant.getValue(), sameId);

                            assertThat(catchThrowableOfType(FlawedVihf.class, () -> VIHFS.prove(header)))
                                    .isNotNull();
                        })));
    }

    static Element wrapped(TestAuthority.Holder card, BiConsumer<Element, Element> variant, boolean sameId) {
        var header = new Written(card, NOW).header();
        var truth = Written.assertion(header);
        var forgery = new Written(card, NOW)
                .subject("899700999999")
                .id(sameId ? truth.getAttribute("ID") : "_forged")
                .assertion();
        var forged = (Element)
                header.getOwnerDocument().importNode(Written.parsed(forgery).getDocumentElement(), true);
        variant.accept(truth, forged);
        return header;
    }

    @Test
    void leavesTheTrueOneAlone() {
        assertThat(VIHFS.prove(new Written(CARD, NOW).header())
                        .credential()
                        .requester()
                        .id())
                .isEqualTo("899700367917");
    }
}
