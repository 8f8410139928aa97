package org.opencarnet.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What is sent over SOAP: messages as an EHR would write them. */
final class Envelopes {

    static final String PLAIN = "application/soap+xml; charset=UTF-8";
    static final String MTOM =
            "multipart/related; boundary=MIME; type=\"application/xop+xml\"; start=\"<envelope>\"; start-info=\"application/soap+xml\"";

    private static final String CX = "%s^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH";
    private static final String ENVELOPE =
            "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>";
    private static final String FIND = """
            <q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">\
            <q:ResponseOption returnComposedObjects="true" returnType="LeafClass"/>\
            <AdhocQuery id="urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d">\
            <Slot name="$XDSDocumentEntryPatientId"><ValueList><Value>'PATIENT'</Value></ValueList></Slot>\
            <Slot name="$XDSDocumentEntryStatus"><ValueList><Value>('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')</Value></ValueList></Slot>\
            </AdhocQuery></q:AdhocQueryRequest>""";
    private static final String RETRIEVE = """
            <x:RetrieveDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007"><x:DocumentRequest>\
            <x:RepositoryUniqueId>2.25.240373477947943125934554913234569544365</x:RepositoryUniqueId>\
            <x:DocumentUniqueId>UNIQUE-ID</x:DocumentUniqueId></x:DocumentRequest></x:RetrieveDocumentSetRequest>""";
    private static final String PROVIDE = """
            <x:ProvideAndRegisterDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007">\
            <l:SubmitObjectsRequest xmlns:l="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"><RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">\
            <ExtrinsicObject id="D" mimeType="application/pdf" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">\
            <Slot name="creationTime"><ValueList><Value>20260105083000</Value></ValueList></Slot>\
            <Slot name="languageCode"><ValueList><Value>fr-FR</Value></ValueList></Slot>\
            <Slot name="serviceStartTime"><ValueList><Value>202601050800</Value></ValueList></Slot>\
            <Slot name="sourcePatientId"><ValueList><Value>4711^^^&amp;1.2.3.4.5&amp;ISO^PI</Value></ValueList></Slot>\
            <Slot name="sourcePatientInfo"><ValueList><Value>PID-5|BANC^Essai</Value><Value>PID-8|M</Value></ValueList></Slot>\
            <Name><LocalizedString xml:lang="fr-FR" charset="UTF-8" value="Compte rendu"/></Name>\
            <Classification id="A" classifiedObject="D" classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" nodeRepresentation="">\
            <Slot name="authorPerson"><ValueList><Value>899700990015^MARTIN^Claire^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</Value></ValueList></Slot></Classification>\
            CLASS(D,41a5887f-8865-4c09-adf7-e362475b143a,10,1.2.250.1.213.1.1.4.1)\
            CLASS(D,f0306f51-975f-434e-a61c-c59651d33983,11488-4,2.16.840.1.113883.6.1)\
            CLASS(D,f4f85eac-e6cb-4883-b524-f2705394840f,N,2.16.840.1.113883.5.25)\
            CLASS(D,a09d5840-386c-46f2-b5ad-9c3699a4309d,urn:ihe:iti:xds:2017:mimeTypeSufficient,1.3.6.1.4.1.19376.1.2.3)\
            CLASS(D,f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1,SA07,1.2.250.1.71.4.2.4)\
            CLASS(D,cccf5598-8b07-4b77-a05e-ae952c785ead,AMBULATOIRE,1.2.250.1.213.1.1.4.9)\
            NAME(D,58a6f841-87b3-4a3e-92fd-a8ffeff98427,PATIENT)NAME(D,2e82c1f6-a085-4c72-9da3-8640a32e42ab,UNIQUE-ID)</ExtrinsicObject>\
            <RegistryPackage id="S"><Slot name="submissionTime"><ValueList><Value>20260105090000</Value></ValueList></Slot>\
            <Classification id="N" classifiedObject="S" classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"/>\
            CLASS(S,aa543740-bdda-424e-8c96-df4873be8500,07,1.2.250.1.213.2.2)\
            NAME(S,6b5aea1a-874d-4603-a4bc-96a0a7b38446,PATIENT)NAME(S,554ac39e-e3fe-47fe-b233-965d2a147832,1.2.3.4.5)\
            NAME(S,96fdda7c-d067-4183-912e-bf5ee74998a8,UNIQUE-ID.1)</RegistryPackage>\
            <Association id="B" associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="S" targetObject="D">\
            <Slot name="SubmissionSetStatus"><ValueList><Value>Original</Value></ValueList></Slot></Association>\
            </RegistryObjectList></l:SubmitObjectsRequest>\
            <x:Document id="D"><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:document"/></x:Document>\
            </x:ProvideAndRegisterDocumentSetRequest>""".replaceAll(
                    "CLASS\\((.),([^,]+),([^,]+),([^)]+)\\)",
                    "<Classification id=\"C$2\" classifiedObject=\"$1\" classificationScheme=\"urn:uuid:$2\" nodeRepresentation=\"$3\">"
                            + "<Slot name=\"codingScheme\"><ValueList><Value>$4</Value></ValueList></Slot></Classification>")
            .replaceAll(
                    "NAME\\((.),([^,]+),([^)]+)\\)",
                    "<ExternalIdentifier id=\"I$2\" registryObject=\"$1\" identificationScheme=\"urn:uuid:$2\" value=\"$3\"/>");

    private Envelopes() {}

    /** ITI-18 FindDocuments: whole entries. */
    static byte[] find(Vihfs.Signed<String> of) {
        return utf8(ENVELOPE.formatted(of.header(), FIND.replace("PATIENT", CX.formatted(of.subject()))));
    }

    /** ITI-43 of one document. */
    static byte[] retrieve(Vihfs.Signed<Letter> of) {
        return utf8(ENVELOPE.formatted(
                of.header(), RETRIEVE.replace("UNIQUE-ID", of.subject().uniqueId())));
    }

    /** ITI-41 of one document, its bytes in a part of their own. */
    static byte[] provide(Vihfs.Signed<Letter> of) {
        var letter = of.subject();
        var body = PROVIDE.replace("PATIENT", CX.formatted(letter.ins())).replace("UNIQUE-ID", letter.uniqueId());
        var out = new ByteArrayOutputStream(letter.bytes().length + 8_000);
        part(out, "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", "envelope");
        out.writeBytes(utf8(ENVELOPE.formatted(of.header(), body)));
        part(out, "application/pdf", "document");
        out.writeBytes(letter.bytes());
        out.writeBytes(utf8("\r\n--MIME--\r\n"));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String type, String id) {
        out.writeBytes(utf8((out.size() == 0 ? "" : "\r\n") + "--MIME\r\nContent-Type: " + type
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id + ">\r\n\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A document for the record of the patient of this INS. */
    record Letter(String ins, String uniqueId, byte[] bytes) {

        /** A new one of this size. */
        static Letter to(String ins, int size) {
            var uniqueId = Papers.uniqueId().replace("urn:oid:", "");
            return new Letter(ins, uniqueId, Papers.several(1, size).get(0));
        }
    }
}
