package org.opencarnet.bench;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** What is sent: FHIR resources as an EHR would write them, the same for every server. */
final class Papers {

    static final String INS_SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";
    /** Bytes of a small document, and of a large one. */
    static final int SMALL = 5_000;

    static final int LARGE = 1_000_000;

    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/";
    private static final String PATIENT = """
            {"resourceType":"Patient","extension":[{
            "url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability","extension":[{"url":"identityStatus",
            "valueCoding":{"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445","code":"VALI"}}]}],
            "identifier":[{"use":"official","system":"INS-SYSTEM","value":"INS-VALUE"}],
            "name":[{"use":"official","family":"BANC","given":["Essai"],"extension":[{
            "url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name","valueString":"Essai"}]}],
            "gender":"male","birthDate":"1984-06-01"}""";
    private static final String CONSENT = """
            {"resourceType":"Consent","status":"active",
            "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
            "patient":{"reference":"Patient/PATIENT-ID"},"provision":{"type":"permit"}}""";
    private static final String PRACTITIONER = """
            {"resourceType":"Practitioner","id":"author",
            "identifier":[{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"899700990015"}],
            "name":[{"family":"MARTIN","given":["Claire"]}]}""";
    private static final String SET = """
            {"fullUrl":"urn:uuid:SET","resource":{"resourceType":"List","status":"current","mode":"working",
            "meta":{"profile":["MHD/StructureDefinition/IHE.MHD.Comprehensive.SubmissionSet"]},
            "extension":[{"url":"MHD/StructureDefinition/ihe-sourceId",
            "valueIdentifier":{"system":"urn:ietf:rfc:3986","value":"urn:oid:1.2.3.4.5"}},
            {"url":"MHD/StructureDefinition/ihe-designationType",
            "valueCodeableConcept":{"coding":[{"system":"urn:oid:1.2.250.1.213.2.2","code":"07","display":"Consultation"}]}}],
            "code":{"coding":[{"system":"MHD/CodeSystem/MHDlistTypes","code":"submissionset"}]},
            "date":"2026-01-05T10:00:00+01:00","identifier":[{"use":"usual","system":"urn:ietf:rfc:3986","value":"UNIQUE-ID"}],
            "subject":{"reference":"Patient/PATIENT-ID"},"contained":[PRACTITIONER],"source":{"reference":"#author"},
            "entry":[ITEMS]},"request":{"method":"POST","url":"List"}}""".replace("MHD/", MHD).replace("PRACTITIONER", PRACTITIONER);
    private static final String DOCUMENT =
            """
            {"resourceType":"DocumentReference","status":"current",
            "meta":{"profile":["MHD/StructureDefinition/IHE.MHD.Comprehensive.DocumentReference"]},
            "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"UNIQUE-ID"},
            "contained":[PRACTITIONER,{"resourceType":"Patient","id":"patient",
            "identifier":[{"system":"INS-SYSTEM","value":"INS-VALUE"}]}],
            "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
            "category":[{"coding":[{"system":"urn:oid:1.2.250.1.213.1.1.4.1","code":"10"}]}],
            "subject":{"reference":"Patient/PATIENT-ID"},"date":"2026-01-DAYT09:30:00+01:00","author":[{"reference":"#author"}],
            "securityLabel":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N"}]}],
            "content":[{"attachment":{"contentType":"application/pdf","language":"fr-FR",CONTENT,
            "title":"Compte rendu","creation":"2026-01-05T09:30:00+01:00"},
            "format":{"system":"http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode",
            "code":"urn:ihe:iti:xds:2017:mimeTypeSufficient"}}],
            "context":{"period":{"start":"2026-01-05T09:00:00+01:00","end":"2026-01-05T09:20:00+01:00"},
            "facilityType":{"coding":[{"system":"urn:oid:1.2.250.1.71.4.2.4","code":"SA07"}]},
            "practiceSetting":{"coding":[{"system":"urn:oid:1.2.250.1.213.1.1.4.9","code":"AMBULATOIRE"}]},
            "sourcePatientInfo":{"reference":"#patient"}}}""".replace("MHD/", MHD).replace("PRACTITIONER", PRACTITIONER).replace("INS-SYSTEM", INS_SYSTEM);

    private Papers() {}

    /** The INS of the serial number, below a million. */
    static String ins(int serial) {
        var thirteen = "1840675%06d".formatted(serial);
        return thirteen + "%02d".formatted(97 - Long.parseLong(thirteen) % 97);
    }

    static String patient(String ins) {
        return PATIENT.replace("INS-SYSTEM", INS_SYSTEM).replace("INS-VALUE", ins);
    }

    static String consent(Population.Person person) {
        return CONSENT.replace("PATIENT-ID", person.id());
    }

    /** The bundle of ITI-65. */
    static String bundle(Population.Person person, List<byte[]> contents) {
        var ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(contents.size())
                .toList();
        var items = ids.stream()
                .map(id -> "{\"item\":{\"reference\":\"urn:uuid:" + id + "\"}}")
                .collect(Collectors.joining(","));
        var set = SET.replace("SET", UUID.randomUUID().toString())
                .replace("UNIQUE-ID", uniqueId())
                .replace("PATIENT-ID", person.id())
                .replace("ITEMS", items);
        var documents = IntStream.range(0, ids.size())
                .mapToObj(i -> "," + entries(person, ids.get(i), contents.get(i)))
                .collect(Collectors.joining());
        return "{\"resourceType\":\"Bundle\",\"meta\":{\"profile\":[\"" + MHD
                + "StructureDefinition/IHE.MHD.Comprehensive.ProvideBundle\"]},\"type\":\"transaction\",\"entry\":["
                + set
                + documents + "]}";
    }

    private static String entries(Population.Person person, String id, byte[] content) {
        var binary = "urn:uuid:" + UUID.randomUUID();
        return "{\"fullUrl\":\"urn:uuid:" + id + "\",\"resource\":"
                + document(person, "\"url\":\"" + binary + "\"," + described(content))
                + ",\"request\":{\"method\":\"POST\",\"url\":\"DocumentReference\"}},{\"fullUrl\":\"" + binary
                + "\",\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"application/pdf\",\"data\":\""
                + base64(content) + "\"},\"request\":{\"method\":\"POST\",\"url\":\"Binary\"}}";
    }

    /** The DocumentReference of ITI-105, its bytes inside. */
    static String inline(Population.Person person, byte[] content) {
        return document(person, "\"data\":\"" + base64(content) + "\"," + described(content))
                .replace("Comprehensive.DocumentReference", "SimplifiedPublish.DocumentReference");
    }

    private static String document(Population.Person person, String content) {
        return DOCUMENT.replace("UNIQUE-ID", uniqueId())
                .replace("PATIENT-ID", person.id())
                .replace("INS-VALUE", person.ins())
                .replace("DAY", "%02d".formatted(ThreadLocalRandom.current().nextInt(1, 29)))
                .replace("CONTENT", content);
    }

    private static String described(byte[] content) {
        return "\"size\":" + content.length + ",\"hash\":\"" + base64(sha1(content)) + "\"";
    }

    /** Documents of this size, each other than all before, that do not compress. */
    static List<byte[]> several(int number, int size) {
        return Stream.generate(() -> bytes(size)).limit(number).toList();
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new SplittableRandom(ThreadLocalRandom.current().nextLong()).nextBytes(bytes);
        ByteBuffer.wrap(bytes).put("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII));
        return bytes;
    }

    static long checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** A new one, as a URI. */
    static String uniqueId() {
        var random = UUID.randomUUID();
        var number = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits());
        return "urn:oid:2.25." + new BigInteger(1, number.array());
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
