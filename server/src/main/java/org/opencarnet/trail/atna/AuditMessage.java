package org.opencarnet.trail.atna;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A row of the trail as DICOM's audit message (PS3.15, A.5), on one line. */
final class AuditMessage {

    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
    private static final String DCM = "DCM";
    private static final String RFC_3881 = "RFC-3881";
    private static final String PERSON = "1";
    private static final String SYSTEM_OBJECT = "2";

    private final Columns row;
    private final String source;
    private final XMLStreamWriter xml;

    private AuditMessage(Columns row, String source, XMLStreamWriter xml) {
        this.row = row;
        this.source = source;
        this.xml = xml;
    }

    /** The message of this row; the source is the name of this server. */
    static String of(Columns row, String source) {
        var text = new StringWriter();
        try {
            var xml = XML.createXMLStreamWriter(text);
            new AuditMessage(row, source, xml).write();
            xml.close();
        } catch (XMLStreamException never) {
            throw new IllegalStateException(never);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartElement("AuditMessage");
        event();
        actor();
        server();
        xml.writeStartElement("AuditSourceIdentification");
        attributes("AuditSourceID", source);
        code("AuditSourceTypeCode", List.of("4", DCM, "Application Server Process"));
        xml.writeEndElement();
        object(List.of(row.subject(), PERSON, "1"), List.of("2", RFC_3881, "Patient Number"));
        if (!row.document().isEmpty()) {
            object(List.of(row.document(), SYSTEM_OBJECT, "3"), List.of("9", RFC_3881, "Report Number"));
        }
        object(List.of(row.id(), SYSTEM_OBJECT, "26"), List.of("trace", "Carnet", "Trace"));
        xml.writeEndElement();
    }

    private void event() throws XMLStreamException {
        var event = Event.of(row.action());
        xml.writeStartElement("EventIdentification");
        attributes(
                "EventActionCode",
                event.action(),
                "EventDateTime",
                row.at(),
                "EventOutcomeIndicator",
                row.permitted() ? "0" : "4");
        code("EventID", List.of(event.code(), DCM, event.meaning()));
        code("EventTypeCode", List.of(row.action(), "Carnet", row.action()));
        switch (row.purpose()) {
            case "BREAK_GLASS" -> code("PurposeOfUse", List.of("BTG", "2.16.840.1.113883.5.8", "break the glass"));
            case "REGULATION" ->
                code("PurposeOfUse", List.of("ETREAT", "2.16.840.1.113883.5.8", "Emergency Treatment"));
            default -> code("PurposeOfUse", List.of("TREAT", "2.16.840.1.113883.5.8", "treatment"));
        }
        xml.writeEndElement();
    }

    private void actor() throws XMLStreamException {
        xml.writeStartElement("ActiveParticipant");
        attributes("UserID", row.actor(), "UserName", row.actorName(), "UserIsRequestor", "true");
        if (!row.address().isEmpty()) {
            attributes("NetworkAccessPointID", row.address(), "NetworkAccessPointTypeCode", "2");
        }
        if (!row.profession().isEmpty()) {
            code("RoleIDCode", List.of(row.profession(), "1.2.250.1.213.1.1.5.5", row.actorKind()));
        }
        xml.writeEndElement();
    }

    private void server() throws XMLStreamException {
        xml.writeStartElement("ActiveParticipant");
        attributes("UserID", source, "UserIsRequestor", "false");
        code("RoleIDCode", List.of("110150", DCM, "Application"));
        xml.writeEndElement();
    }

    /** What it happened to: its name, type and role; and what kind of a name that is. */
    private void object(List<String> object, List<String> nameType) throws XMLStreamException {
        xml.writeStartElement("ParticipantObjectIdentification");
        attributes(
                "ParticipantObjectID",
                object.get(0),
                "ParticipantObjectTypeCode",
                object.get(1),
                "ParticipantObjectTypeCodeRole",
                object.get(2));
        code("ParticipantObjectIDTypeCode", nameType);
        xml.writeEndElement();
    }

    /** A code, its system, its words. */
    private void code(String element, List<String> code) throws XMLStreamException {
        xml.writeStartElement(element);
        attributes("csd-code", code.get(0), "codeSystemName", code.get(1), "originalText", code.get(2));
        xml.writeEndElement();
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (var i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i], printable(pairs[i + 1]));
        }
    }

    /** XML knows no control characters, nor halves of characters. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || c > 0xFFFD && c < 0x10000
                        ? ' '
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
