package org.opencarnet.xds.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.soap.Wire;

/** A message of ITI-41: a submission set with what a test puts into it. */
public final class Feeding {

    private static final String TYPES = "urn:oasis:names:tc:ebxml-regrep:AssociationType:";
    private static final String UPDATES_STATUS = "urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus";

    private final StringBuilder objects = new StringBuilder();
    private final StringBuilder documents = new StringBuilder();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Ins patient;
    private final String set;

    /** Into this patient's record, in a set of this id. */
    public Feeding(Ins patient, String set) {
        this(patient, set, new About(Entry.newOid(), "1.2.250.1.999.1", "20260615083000", "04^^1.2.250.1.213.2.2", ""));
    }

    /**
     * As above, where the set says this of itself.
     *
     * @param time submissionTime (DTM)
     * @param contentType {@code code^^scheme}
     * @param author a person (XCN), or nobody
     */
    public record About(String uniqueId, String sourceId, String time, String contentType, String author) {}

    public Feeding(Ins patient, String set, About about) {
        this.patient = patient;
        this.set = set;
        objects.append("<RegistryPackage id=\"%s\">".formatted(set))
                .append(Entry.slot("submissionTime", List.of(about.time())))
                .append(node(set, Scheme.SET));
        if (!about.author().isEmpty()) {
            objects.append(
                    "<Classification id=\"%s-author\" classifiedObject=\"%s\" classificationScheme=\"%s\" nodeRepresentation=\"\">%s</Classification>"
                            .formatted(
                                    set,
                                    set,
                                    Scheme.SET_AUTHOR.urn(),
                                    Entry.slot("authorPerson", List.of(about.author()))));
        }
        objects.append(Entry.coded(set, Scheme.CONTENT_TYPE, about.contentType()))
                .append(Entry.identified(set, Scheme.SET_PATIENT, patient.toCx()))
                .append(Entry.identified(set, Scheme.SET_SOURCE, about.sourceId()))
                .append(Entry.identified(set, Scheme.SET_UNIQUE_ID, about.uniqueId()))
                .append("</RegistryPackage>");
    }

    /** With an entry, bound to the set by an association of the name {@code bond}. */
    public Feeding entry(Entry entry, String bond) {
        objects.append(entry.xml(patient));
        return join(bond, "HasMember", set, entry.id());
    }

    /** As above, under a name of no matter. */
    public Feeding entry(Entry entry) {
        return entry(entry, "bond-" + entry.id().replace(':', '.'));
    }

    /** With a folder of one code, bound likewise. */
    public Feeding folder(String id, String uniqueId, String coded, String bond) {
        objects.append(new Binder(id, uniqueId).code(coded).xml(patient));
        return join(bond, "HasMember", set, id);
    }

    /** With a later version of a folder that is there, bound likewise; it follows this version. */
    public Feeding version(Binder folder, String bond, String previous) {
        objects.append(folder.xml(patient));
        return associate(bond, "HasMember", List.of(set, folder.id()), Map.of("PreviousVersion", previous));
    }

    /** With a later version of an entry that is there, bound likewise; it follows this version. */
    public Feeding version(Entry entry, String bond, String previous) {
        objects.append(entry.xml(patient));
        return associate(bond, "HasMember", List.of(set, entry.id()), Map.of("PreviousVersion", previous));
    }

    /** With a change of the status of an entry, or of an association, that is there. */
    public Feeding status(String id, String entry, String original, String next) {
        return associate(
                id, UPDATES_STATUS, List.of(set, entry), Map.of("OriginalStatus", original, "NewStatus", next));
    }

    /** With an association, of a type such as HasMember or {@code urn:…}. */
    public Feeding join(String id, String type, String source, String target) {
        return associate(id, type, List.of(source, target), Map.of());
    }

    private Feeding associate(String id, String type, List<String> ends, Map<String, String> slots) {
        objects.append("<Association id=\"%s\" associationType=\"%s\" sourceObject=\"%s\" targetObject=\"%s\">"
                .formatted(id, type.startsWith("urn:") ? type : TYPES + type, ends.get(0), ends.get(1)));
        slots.forEach((name, value) -> objects.append(Entry.slot(name, List.of(value))));
        objects.append("</Association>");
        return this;
    }

    /** What binds an entry of the message to its document. */
    public Feeding document(String entry, String content) {
        documents.append("<d:Document id=\"%s\">%s</d:Document>".formatted(entry, content));
        return this;
    }

    /** A document within the envelope. */
    public Feeding inline(String entry, String text) {
        return document(entry, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A document in the part of this content id. */
    public Feeding at(String entry, String cid) {
        return document(
                entry, "<x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:" + cid + "\"/>");
    }

    public Feeding part(String cid, byte[] bytes) {
        parts.put(cid, bytes);
        return this;
    }

    /** As it goes over the wire in {@link Wire#MTOM}. */
    public byte[] message(String security) {
        var body =
                "<d:ProvideAndRegisterDocumentSetRequest xmlns:d=\"urn:ihe:iti:xds-b:2007\">%s%s</d:ProvideAndRegisterDocumentSetRequest>"
                        .formatted(submission(), documents);
        return Wire.mtom(Wire.envelope(security, body), parts);
    }

    /** The metadata alone, as they go over the wire in {@link Wire#PLAIN}. */
    public String metadata(String security) {
        return Wire.envelope(security, submission());
    }

    private String submission() {
        return ("<l:SubmitObjectsRequest xmlns:l=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\">"
                        + "<RegistryObjectList xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">%s</RegistryObjectList>"
                        + "</l:SubmitObjectsRequest>")
                .formatted(objects);
    }

    static String node(String object, Scheme scheme) {
        return "<Classification id=\"%s-node\" classifiedObject=\"%s\" classificationNode=\"%s\"/>"
                .formatted(object, object, scheme.urn());
    }
}
