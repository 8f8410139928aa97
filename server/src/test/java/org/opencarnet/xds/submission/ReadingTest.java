package org.opencarnet.xds.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Admission;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.MetadataFault;

/** Each fault of metadata is told by its IHE code, its object and its slot; one change of the same sound message a line. */
class ReadingTest {

    private static final String E = "urn:uuid:6f1c1f0a-58e5-4a4f-9d30-5e3f9a3c7a01";
    private static final String HAS_MEMBER = "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember";
    private static final String CREATION = slot("creationTime", "2026061508");
    private static final String RPLC = "urn:ihe:iti:2007:AssociationType:RPLC";

    private static String slot(String name, String value) {
        return "<Slot name=\"" + name + "\"><ValueList><Value>" + value + "</Value></ValueList></Slot>";
    }

    private static Arguments fault(MetadataFault fault, String location, String from, String to) {
        return arguments(fault, location, from, to);
    }

    static Stream<Arguments> faults() {
        return Stream.of(wholes(), slots(), codes(), identifiers(), patients(), associations())
                .flatMap(all -> all);
    }

    private static Stream<Arguments> wholes() {
        var long1 = "x".repeat(100_001);
        return Stream.of(
                fault(MetadataFault.SET_NOT_ONE, "RegistryObjectList", "a54d6aa5", "d9d542f3"),
                fault(MetadataFault.KIND_UNKNOWN, "Folder01", "urn:uuid:d9d542f3-6cc4-48b6-8870-ea235fbc94c2", "urn:x"),
                fault(MetadataFault.OBJECT_TYPE_UNSUPPORTED, E + ".objectType", "7edca82f", "34268e47"),
                fault(MetadataFault.ID_MISSING, "?.id", "RegistryPackage id=\"Folder01\"", "RegistryPackage"),
                fault(MetadataFault.ID_REPEATED, "As03.id", "\"As04\"", "\"As03\""),
                fault(MetadataFault.METADATA_TOO_LARGE, E, "B 17", long1),
                fault(
                        MetadataFault.REFERENCE_UNRESOLVED,
                        "ss06.classifiedObject",
                        "\"ss06\" classifiedObject=\"",
                        "\"ss06\" classifiedObject=\"No"));
    }

    private static Stream<Arguments> slots() {
        return Stream.of(
                fault(MetadataFault.SLOT_MISSING, E + ".creationTime", CREATION, ""),
                fault(MetadataFault.SLOT_MISSING, E + ".languageCode", slot("languageCode", "fr-FR"), ""),
                fault(MetadataFault.SLOT_MISSING, E + ".sourcePatientId", "\"sourcePatientId\"", "\"urn:x\""),
                fault(MetadataFault.SLOT_MISSING, "SubmissionSet01.submissionTime", "\"submissionTime\"", "\"urn:x\""),
                fault(
                        MetadataFault.SLOT_REPEATED,
                        E + ".creationTime",
                        CREATION,
                        CREATION + CREATION.replace("2026061508", "")),
                fault(
                        MetadataFault.SLOT_OF_SEVERAL_VALUES,
                        E + ".creationTime",
                        "2026061508<",
                        "2026</Value><Value>2025<"),
                fault(
                        MetadataFault.SLOT_OF_SEVERAL_VALUES,
                        E + ".authorPerson",
                        "<Value>801234567897^DURAND^Thierry^Paul",
                        "<Value>A</Value><Value>B"),
                fault(MetadataFault.TIME_MALFORMED, E + ".creationTime", ">2026061508<", ">2026-06-15<"),
                fault(MetadataFault.TIME_MALFORMED, E + ".serviceStartTime", ">20260614<", ">20260631<"),
                fault(
                        MetadataFault.TIME_MALFORMED,
                        "SubmissionSet01.submissionTime",
                        ">20260615083000<",
                        ">yesterday<"),
                fault(
                        MetadataFault.PERIOD_REVERSED,
                        E + ".serviceStopTime",
                        CREATION,
                        CREATION + slot("serviceStopTime", "2025")),
                fault(MetadataFault.HASH_MALFORMED, E + ".hash", CREATION, CREATION + slot("hash", "abc")),
                fault(MetadataFault.SIZE_MALFORMED, E + ".size", CREATION, CREATION + slot("size", "-1")),
                fault(MetadataFault.MIME_TYPE_MISSING, E + ".mimeType", "mimeType=\"text/plain\"", "mimeType=\"\""));
    }

    private static Stream<Arguments> codes() {
        return Stream.of(
                fault(
                        MetadataFault.CODE_MISSING,
                        E + ".formatCode",
                        "a09d5840-386c-46f2-b5ad-9c3699a4309d",
                        "2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4"),
                fault(
                        MetadataFault.CODE_REPEATED,
                        E + ".classCode",
                        "a09d5840-386c-46f2-b5ad-9c3699a4309d",
                        "41a5887f-8865-4c09-adf7-e362475b143a"),
                fault(
                        MetadataFault.CODE_INCOMPLETE,
                        E + ".typeCode",
                        "<Value>2.16.840.1.113883.6.1</Value>",
                        "<Value> </Value>"),
                fault(MetadataFault.CODE_INCOMPLETE, E + ".practiceSettingCode", "\"AMBULATOIRE\"", "\"\""),
                fault(MetadataFault.CODE_INCOMPLETE, "Folder01.codeList", "\"SUIVI\"", "\"\""),
                fault(MetadataFault.TYPE_UNKNOWN, E + ".typeCode", "\"11505-5\"", "\"0-0\""),
                fault(
                        MetadataFault.CLASS_UNKNOWN,
                        E + ".classCode",
                        "nodeRepresentation=\"10\"",
                        "nodeRepresentation=\"99\""),
                fault(
                        MetadataFault.VISIBILITY_UNKNOWN,
                        E + ".confidentialityCode",
                        "\"MASQUE_PS\"",
                        "\"MASQUE_PSOCIAL\""),
                fault(MetadataFault.SCHEME_UNKNOWN, E + ".Classification", "urn:uuid:f33fb8ac", "urn:uuid:00000000"),
                fault(
                        MetadataFault.AUTHOR_EMPTY,
                        "SubmissionSet01.author",
                        "<Value>801234567897^DURAND^Thierry^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</Value>",
                        ""));
    }

    private static Stream<Arguments> identifiers() {
        return Stream.of(
                fault(
                        MetadataFault.IDENTIFIER_MISSING,
                        "SubmissionSet01.sourceId",
                        "value=\"1.2.250.1.999.1\"",
                        "value=\"\""),
                fault(
                        MetadataFault.IDENTIFIER_REPEATED,
                        E + ".uniqueId",
                        "58a6f841-87b3-4a3e-92fd-a8ffeff98427",
                        "2e82c1f6-a085-4c72-9da3-8640a32e42ab"),
                fault(
                        MetadataFault.UNIQUE_ID_TOO_LONG,
                        "Folder01.uniqueId",
                        "1.2.250.1.999.1.3",
                        "1.2" + ".3".repeat(127)),
                fault(MetadataFault.UNIQUE_ID_REPEATED, "Folder01.uniqueId", "1.2.250.1.999.1.3", "1.2.250.1.999.1.2"),
                fault(
                        MetadataFault.SOURCE_NOT_AN_OID,
                        "SubmissionSet01.sourceId",
                        "value=\"1.2.250.1.999.1\"",
                        "value=\"urn:oid:1.2\""));
    }

    private static Stream<Arguments> patients() {
        var ins = "value=\"279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH\"";
        var ofFolder = "f64ffdf0-4b97-4e06-b79f-a52b38ec2f8a\" ";
        return Stream.of(
                fault(
                        MetadataFault.PATIENT_UNKNOWN,
                        "Folder01.patientId",
                        ofFolder + ins,
                        ofFolder + ins.replace("989^", "988^")),
                fault(
                        MetadataFault.PATIENT_UNKNOWN,
                        "Folder01.patientId",
                        ofFolder + ins,
                        ofFolder + "value=\"7^^^&amp;1.2.3&amp;ISO^PI\""),
                fault(
                        MetadataFault.PATIENTS_DIFFER,
                        "Folder01.patientId",
                        ofFolder + ins,
                        ofFolder + ins.replace("279035121518989", "146026322000196")));
    }

    private static Stream<Arguments> associations() {
        var inFolder = "associationType=\"" + HAS_MEMBER + "\" sourceObject=\"Folder01\" targetObject=\"" + E + "\"";
        var replacing = inFolder.replace(HAS_MEMBER, RPLC).replace("Folder01", E);
        return Stream.of(
                fault(
                        MetadataFault.ASSOCIATION_TYPE_UNKNOWN,
                        "As03.associationType",
                        inFolder,
                        inFolder.replace(HAS_MEMBER, "urn:x")),
                fault(MetadataFault.ASSOCIATION_INCOMPLETE, "As03.targetObject", inFolder, inFolder.replace(E, "")),
                fault(MetadataFault.ASSOCIATION_ENDS_WRONG, "As03", inFolder, replacing),
                fault(MetadataFault.ASSOCIATION_ENDS_WRONG, "As03", inFolder, inFolder.replace("Folder01", E)),
                fault(
                        MetadataFault.MEMBER_BY_REFERENCE,
                        "As04",
                        "targetObject=\"As03\"",
                        "targetObject=\"" + E.replace("6f1c", "ffff") + "\""),
                fault(
                        MetadataFault.OUTSIDE_THE_SET,
                        "Folder01",
                        "targetObject=\"Folder01\"",
                        "targetObject=\"" + E + "\""),
                fault(
                        MetadataFault.REFERENCE_UNRESOLVED,
                        "As03.targetObject",
                        inFolder,
                        inFolder.replace(E, "Nothing")));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("faults")
    void namesTheObjectAndTheSlot(MetadataFault fault, String location, String from, String to) {
        assertThat(Message.LETTER_IN_A_FOLDER).contains(from);

        var reading = Message.read(Message.LETTER_IN_A_FOLDER.replace(from, to));

        assertThat(((Reading.Flawed) reading).complaints()).anySatisfy(complaint -> {
            assertThat(complaint.fault()).isEqualTo(fault);
            assertThat(complaint.location()).startsWith(location);
            assertThat(complaint.codeContext(Locale.ENGLISH)).startsWith(complaint.location() + ": ");
        });
    }

    @Test
    void noFaultIsWithoutItsTest() {
        var tested = faults().map(one -> (MetadataFault) one.get()[0]).collect(Collectors.toSet());

        assertThat(tested).isEqualTo(EnumSet.allOf(MetadataFault.class));
    }

    @ParameterizedTest
    @EnumSource(MetadataFault.class)
    void isToldInFrenchAndInEnglish(MetadataFault fault) {
        var complaint = new Complaint(fault, "Document01", "slot", List.of("l'un"));

        var french = complaint.codeContext(Locale.FRENCH);
        var english = complaint.codeContext(Locale.ENGLISH);

        assertThat(Arrays.asList(french, english))
                .allSatisfy(
                        text -> assertThat(text).startsWith("Document01.slot: ").doesNotContain("{0}", "''"));
        assertThat(french).isNotEqualTo(english);
        assertThat(fault.code(Actor.REGISTRY)).isNotEmpty();
    }

    @Test
    void repeatsWhatWasSentShortAndOnOneLine() {
        var message = Message.LETTER_IN_A_FOLDER.replace(">2026061508<", ">\n" + "9".repeat(50_000) + "<");

        assertThat(((Reading.Flawed) Message.read(message)).complaints())
                .singleElement()
                .satisfies(complaint -> assertThat(complaint.codeContext(Locale.ENGLISH))
                        .hasSizeLessThan(300)
                        .doesNotContain("\n")
                        .contains("9…"));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var message = Message.LETTER_IN_A_FOLDER
                .replace(CREATION, "")
                .replace("\"11505-5\"", "\"0-0\"")
                .replace("\"SUIVI\"", "\"\"");

        assertThat(((Reading.Flawed) Message.read(message)).complaints())
                .extracting(Complaint::fault)
                .containsExactlyInAnyOrder(
                        MetadataFault.SLOT_MISSING, MetadataFault.TYPE_UNKNOWN, MetadataFault.CODE_INCOMPLETE);
    }

    @Test
    void takesPatientsOfOtherDomainsAndForeignTypesWhereTheyAreLetInAndNowhereElse() {
        var domain = new Ins.Authority("1.3.6.1.4.1.21367.2005.3.7");
        var foreign = Message.LETTER_IN_A_FOLDER
                .replace(
                        "279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH",
                        "6578946^^^&amp;" + domain.oid() + "&amp;ISO")
                .replace("nodeRepresentation=\"11505-5\"", "nodeRepresentation=\"DEMO-Consult\"");

        var open = Message.read(foreign, new Admission(Set.of(domain), false, false));
        var french = Message.read(foreign);

        assertThat(((Reading.Sound) open).received().patient()).isEqualTo(new Ins(domain, "6578946"));
        assertThat(((Reading.Flawed) french).complaints())
                .extracting(Complaint::fault)
                .contains(MetadataFault.PATIENT_UNKNOWN, MetadataFault.TYPE_UNKNOWN);
    }

    @Test
    void takesHasMemberWithoutItsUrn() {
        assertThat(Message.read(Message.LETTER_IN_A_FOLDER.replace(HAS_MEMBER, "HasMember")))
                .isInstanceOf(Reading.Sound.class);
    }
}
