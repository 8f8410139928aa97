package org.opencarnet.xds.query;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * A record with a few documents, fed by one physician and asked for by another who has the patient's consent. Objects have names here:
 *
 * <ul>
 *   <li>set {@code first}: {@code letter} and {@code result}, and {@code folder} with the letter;
 *   <li>set {@code second}: {@code result2}, which {@code replaces} the result;
 *   <li>set {@code third}: {@code addendum}, which {@code appends} to the letter; and, hidden from professionals, {@code masked}, alone in
 *       {@code folder2}, which appends to the letter too.
 * </ul>
 *
 * What binds A to its set or folder B is named {@code B-A}.
 */
final class Stock {

    static final Ins PATIENT = new Ins(Ins.Authority.TEST, "280059980012511");
    static final String READER = "899700367917";
    private static final String FEEDER = "899700367925";
    private static final Pattern NAME = Pattern.compile("\\{([\\w-]+)(#?)}");
    private static final String QUERY =
            "<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\" "
                    + "xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><q:ResponseOption returnComposedObjects=\"true\" "
                    + "returnType=\"%s\"/><AdhocQuery id=\"%s\">%s</AdhocQuery></q:AdhocQueryRequest>";

    private final Map<String, String> names = new TreeMap<>();
    private final long run = System.nanoTime();
    private final String soap;
    private final TestAuthority.Holder reader;
    private final TestAuthority.Holder feeder;

    /** At this server, which trusts this authority. */
    Stock(String soap, TestAuthority authority) {
        this.soap = soap;
        this.reader = authority.issue("C=FR,T=Médecin,SURNAME=MARTIN+GIVENNAME=CLAIRE+CN=" + READER);
        this.feeder = authority.issue("C=FR,T=Médecin,SURNAME=DUPONT+GIVENNAME=JEAN+CN=" + FEEDER);
    }

    /** The URN of an object, which is its own name of it too. */
    private String urn(String name) {
        var urn = "urn:uuid:" + UUID.nameUUIDFromBytes((run + name).getBytes(StandardCharsets.UTF_8));
        names.put(urn, name);
        return urn;
    }

    private String oid(String name) {
        return "1.2.250.1.999." + run + "." + Math.abs(name.hashCode());
    }

    /** A text in which {@code {name}} stands for the URN of an object, and {@code {name#}} for its uniqueId. */
    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(2).isEmpty() ? urn(found.group(1)) : oid(found.group(1))));
    }

    void feed() {
        feed(first());
        feed(second());
        feed(third());
    }

    private Feeding set(String name, String source, String time, String author) {
        var about = new Feeding.About(oid(name), source, time, "04^^1.2.250.1.213.2.2", author);
        return new Feeding(PATIENT, urn(name), about);
    }

    private Entry entry(String name, String creation) {
        return new Entry(urn(name)).uniqueId(oid(name)).slot("creationTime", creation);
    }

    private Feeding first() {
        var letter = entry("letter", "20260101")
                .slot("serviceStartTime", "20260102")
                .slot("serviceStopTime", "20260103")
                .slot("urn:ihe:iti:xds:2013:referenceIdList", "REF-1^^^&1.2.3.4&ISO^urn:ihe:iti:xds:2013:order")
                .author("899700367925^DUPONT^Jean")
                .code(Scheme.FORMAT, "urn:f:letter^^1.2.3")
                .code(Scheme.EVENT, "E1^^1.9", "E2^^1.9");
        return set("first", "1.2.250.1.999.1", "20260615083000", "899700367925^DUPONT^Jean")
                .entry(letter, urn("first-letter"))
                .entry(result("result", "20260110"), urn("first-result"))
                .folder(urn("folder"), oid("folder"), "C1^^1.8", urn("first-folder"))
                .join(urn("folder-letter"), "HasMember", urn("folder"), urn("letter"))
                .join(urn("first-folder-letter"), "HasMember", urn("first"), urn("folder-letter"))
                .inline(urn("letter"), "lettre")
                .inline(urn("result"), "résultat");
    }

    private Entry result(String name, String creation) {
        return entry(name, creation)
                .author("899700367925^DUPONT^Jean")
                .author("^O'BRIEN^Ann")
                .code(Scheme.CLASS, "11^^1.2.250.1.213.1.1.4.1")
                .code(Scheme.TYPE, "11502-2^^2.16.840.1.113883.6.1")
                .code(Scheme.PRACTICE, "ETABLISSEMENT^^1.2.250.1.213.1.1.4.9")
                .code(Scheme.FACILITY, "SA05^^1.2.250.1.71.4.2.4");
    }

    private Feeding second() {
        return set("second", "1.2.250.1.999.2", "20260620", "899700367933^MARTIN^Paul")
                .entry(result("result2", "20260120"), urn("second-result2"))
                .join(urn("replaces"), "urn:ihe:iti:2007:AssociationType:RPLC", urn("result2"), urn("result"))
                .inline(urn("result2"), "résultat corrigé");
    }

    private Feeding third() {
        var masked = entry("masked", "20260205")
                .code(Scheme.CONFIDENTIALITY, "N^^2.16.840.1.113883.5.25", "MASQUE_PS^^1.2.250.1.213.1.1.4.13");
        var addendum = entry("addendum", "20260201")
                .author("899700367933^MARTIN^Paul")
                .code(Scheme.CONFIDENTIALITY, "R^^2.16.840.1.113883.5.25")
                .code(Scheme.EVENT, "E2^^1.9");
        return set("third", "1.2.250.1.999.1", "20260701", "")
                .entry(masked, urn("third-masked"))
                .entry(addendum, urn("third-addendum"))
                .folder(urn("folder2"), oid("folder2"), "C1^^1.8", urn("third-folder2"))
                .join(urn("folder2-masked"), "HasMember", urn("folder2"), urn("masked"))
                .join(urn("third-folder2-masked"), "HasMember", urn("third"), urn("folder2-masked"))
                .join(urn("appends"), "urn:ihe:iti:2007:AssociationType:APND", urn("addendum"), urn("letter"))
                .join(urn("hidden-appends"), "urn:ihe:iti:2007:AssociationType:APND", urn("masked"), urn("letter"))
                .inline(urn("masked"), "masqué")
                .inline(urn("addendum"), "addendum");
    }

    private void feed(Feeding feeding) {
        var security = written(feeder).subject(FEEDER).security();
        var answer = Wire.as(Wire.MTOM).at(soap).post("/iti41", feeding.message(security));
        if (!answer.body().contains("ResponseStatusType:Success")) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static Written written(TestAuthority.Holder card) {
        return new Written(card, Instant.now())
                .with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", PATIENT.toCx());
    }

    /** The answer to a query, of which the slots are written {@code name=values}. */
    Answer ask(String id, String returnType, List<String> slots) {
        var written = slots.stream()
                .map(this::filled)
                .map(slot -> slot.split("=", 2))
                .map(slot -> "<Slot name=\"%s\"><ValueList><Value>%s</Value></ValueList></Slot>"
                        .formatted(slot[0], slot[1].replace("&", "&amp;").replace("<", "&lt;")))
                .collect(Collectors.joining());
        var message = Wire.envelope(written(reader).security(), QUERY.formatted(returnType, id, written));
        var answer = Wire.as(Wire.PLAIN).at(soap).post("/iti18", message);
        return new Answer(answer.status(), answer.text(), names);
    }

    /**
     * What came.
     *
     * @param names of the objects that were fed, by URN
     */
    record Answer(int status, String body, Map<String, String> names) {

        boolean isSuccess() {
            return status == 200
                    && body.contains("status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\"");
        }

        /** The names of the objects in the list, in their order; the id of one that has none here. */
        List<String> objects() {
            return elements().stream()
                    .map(one -> names.getOrDefault(one.getAttribute("id"), one.getAttribute("id")))
                    .toList();
        }

        /** The objects in the list. */
        List<Element> elements() {
            var lists = document().getElementsByTagNameNS("*", "RegistryObjectList");
            var elements = new ArrayList<Element>();
            var children = lists.item(0).getChildNodes();
            for (var i = 0; i < children.getLength(); i++) {
                elements.add((Element) children.item(i));
            }
            return elements;
        }

        private Element document() {
            try {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                return factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(body)))
                        .getDocumentElement();
            } catch (Exception malformed) {
                throw new IllegalStateException(body, malformed);
            }
        }
    }
}
