package org.opencarnet.xds.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** What is fed in ebXML: kept as it was sent, read in FHIR, and bound to what is there. */
interface SubmissionContract {

    UUID LETTER = UUID.fromString("6f1c1f0a-58e5-4a4f-9d30-5e3f9a3c7a01");
    String NAME = "urn:uuid:" + LETTER;

    /** Ports over nothing yet. */
    Ports ports();

    private static String another(String name, String type) {
        return Message.LETTER_IN_A_FOLDER
                .replace(NAME, "Document02")
                .replace("1.2.250.1.999.1.1^lettre 1", "1.2.250.1.999.1.1^lettre " + name)
                .replace("value=\"1.2.250.1.999.1.2\"", "value=\"1.2.250.1.999.2." + name + "\"")
                .replace("value=\"1.2.250.1.999.1.3\"", "value=\"1.2.250.1.999.3." + name + "\"")
                .replace(
                        "</RegistryObjectList>",
                        "<Association id=\"As09\" associationType=\"urn:ihe:iti:2007:AssociationType:" + type
                                + "\" sourceObject=\"Document02\" targetObject=\"" + NAME
                                + "\"><Slot name=\"urn:why\"><ValueList><Value>b</Value><Value>a</Value></ValueList></Slot>"
                                + "</Association></RegistryObjectList>");
    }

    @Test
    default void theRegistryAnswersWithWhatWasSent() {
        var desk = new Desk(ports());

        desk.fed(Message.LETTER_IN_A_FOLDER);

        var golden = Message.text("/org/opencarnet/xds/letter-as-kept.xml");
        assertThat(Desk.shown(desk.listed(LETTER, Form.EBXML).rendered()))
                .isEqualTo(Ebxml.write(Ebxml.read(ExtrinsicObjectType.class, golden)));
    }

    @Test
    default void whatIsFedInEbxmlIsReadInFhir() {
        var desk = new Desk(ports());

        desk.fed(Message.LETTER_IN_A_FOLDER);

        var listed = desk.listed(LETTER, Form.FHIR);
        assertThat(listed.visibility()).isEqualTo(Visibility.OPEN.masked(true));
        assertThat(listed.authors()).contains("801234567897", "1750803447");
        assertThat(listed.rendered())
                .contains("\"resourceType\":\"DocumentReference\"", "\"id\":\"" + LETTER + "\"")
                .contains("\"code\":\"11505-5\"", "Compte rendu d'acte", "urn:oid:1.2.250.1.999.1.1")
                .contains("Pour  le dossier & la suite", "1750803447");
    }

    @ParameterizedTest
    @CsvSource({"RPLC, 'replaces'", "APND, 'appends'", "XFRM, 'transforms'", "XFRM_RPLC, 'transforms,replaces'"})
    default void fhirTellsHowItStandsToTheOther(String type, String codes) {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        var receipt = desk.fed(another("2", type));

        var json = desk.listed(receipt.documents().get("Document02").logicalId(), Form.FHIR)
                .rendered();
        assertThat(Stream.of(codes.split(","))).allSatisfy(code -> assertThat(json)
                .contains(
                        "{\"code\":\"" + code + "\",\"target\":{\"reference\":\"DocumentReference/" + LETTER + "\"}}"));
        assertThat(json).contains("\"url\":\"" + Base.MARK + "/Binary/");
    }

    @Test
    default void aSetIsKeptWithWhatBindsItsMembersAndAFolderWithItsEntries() {
        var desk = new Desk(ports());

        var receipt = desk.fed(Message.LETTER_IN_A_FOLDER);

        var folder = receipt.folders().get("Folder01");
        var set = Ebxml.readAll(Desk.shown(desk.gathering(receipt.set().id()).rendered()));
        assertThat(set).hasSize(4);
        assertThat(Slots.value(set.get(0), "intendedRecipient")).isPresent();
        assertThat(set.stream().skip(1).map(one -> ((AssociationType1) one).getTargetObject()))
                .startsWith(NAME, "urn:uuid:" + folder);
        assertThat(desk.gathering(folder).members()).containsExactly(LETTER);
        var enters = desk.ports
                .unit()
                .of(() -> desk.ports.documents().associations(receipt.set().record(), List.of(folder)));
        assertThat(enters).singleElement().satisfies(link -> {
            assertThat(link.association().type()).isEqualTo(Association.Type.HAS_MEMBER);
            assertThat(link.ebxml()).contains(NAME, "urn:uuid:" + folder);
            assertThat(((AssociationType1) set.get(3)).getTargetObject())
                    .isEqualTo("urn:uuid:" + link.association().id());
        });
    }

    @Test
    default void aReplacementDeprecatesUnderTheSameName() {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        var receipt = desk.fed(another("2", "RPLC"));

        var replaced = desk.listed(LETTER, Form.EBXML);
        assertThat(replaced.status()).isEqualTo(AvailabilityStatus.DEPRECATED);
        assertThat(replaced.identity().entryUuid()).isEqualTo(LETTER);
        assertThat(Desk.shown(replaced.rendered()))
                .isEqualTo(Ebxml.write(
                        Ebxml.read(ExtrinsicObjectType.class, Message.text("/org/opencarnet/xds/letter-as-kept.xml"))));
        assertThat(relations(desk, receipt)).singleElement().satisfies(link -> {
            assertThat(link.association().type()).isEqualTo(Association.Type.REPLACES);
            assertThat(Slots.values(Ebxml.read(AssociationType1.class, Desk.shown(link.ebxml())), "urn:why"))
                    .containsExactly("b", "a");
        });
    }

    @Test
    default void aTransformationMayReplaceAndNothingIsReplacedTwice() {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        desk.fed(another("2", "XFRM_RPLC"));
        var again = desk.feed(Message.sound(another("3", "RPLC")), Received.Known.NOTHING);

        assertThat(desk.listed(LETTER, Form.EBXML).status()).isEqualTo(AvailabilityStatus.DEPRECATED);
        assertThat(((Outcome.Rejected<Receipt>) again).rejection())
                .isEqualTo(new Outcome.Rejection(Problem.REPLACED_NOT_CURRENT, "Document02"));
    }

    @Test
    default void anAddendumLeavesTheOtherAsItIs() {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        var receipt = desk.fed(another("2", "APND"));

        assertThat(desk.listed(LETTER, Form.EBXML).status()).isEqualTo(AvailabilityStatus.APPROVED);
        assertThat(relations(desk, receipt))
                .extracting(link -> link.association().type())
                .containsExactly(Association.Type.APPENDS);
    }

    @Test
    default void aSignatureIsBoundToTheSetThatBringsIt() {
        var desk = new Desk(ports());
        var signed = Message.LETTER_IN_A_FOLDER.replace(
                "</RegistryObjectList>",
                "<Association id=\"As09\" associationType=\"urn:ihe:iti:2007:AssociationType:signs\" sourceObject=\""
                        + NAME + "\" targetObject=\"SubmissionSet01\"/></RegistryObjectList>");

        var receipt = desk.fed(signed);

        assertThat(desk.listed(LETTER, Form.FHIR).rendered()).doesNotContain("relatesTo");
        assertThat(desk.ports.unit().of(() -> desk.ports
                        .documents()
                        .associations(
                                receipt.set().record(), List.of(receipt.set().id()))))
                .extracting(Documents.Linked::association)
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.type()).isEqualTo(Association.Type.SIGNS);
                    assertThat(link.source()).isEqualTo(LETTER);
                });
    }

    @Test
    default void aFolderThatIsThereTakesInANewEntryAndKeepsItsWords() {
        var desk = new Desk(ports());
        var first = desk.fed(Message.LETTER_IN_A_FOLDER);
        var folder = first.folders().get("Folder01");
        var before = desk.gathering(folder);
        var message = Pattern.compile("<RegistryPackage id=\"Folder01\">.*?</RegistryPackage>", Pattern.DOTALL)
                .matcher(another("2", "APND"))
                .replaceAll("")
                .replaceAll("<Association id=\"As02\"[^>]*/>", "")
                .replace("\"Folder01\"", "\"urn:uuid:" + folder + "\"");
        var received = Message.sound(message);
        assertThat(received.olderFolders()).containsExactly(folder);
        assertThat(received.olderEntries()).containsExactly(LETTER);

        var there = ((Documents.Gathering.InFolder) before).folder();
        var known = new Received.Known(Map.of(LETTER, LETTER), Map.of(folder, there));
        assertThat(desk.feed(received, known)).isInstanceOf(Outcome.Done.class);

        assertThat(desk.gathering(folder).members()).hasSize(2).contains(LETTER);
        assertThat(desk.gathering(folder).rendered()).isEqualTo(before.rendered());
    }

    @Test
    default void nobodyTakesTheNameOfAnothersDocument() {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        var impostor = Message.sound(another("2", "APND").replace("Document02", NAME));
        var outcome = desk.feed(impostor, Received.Known.NOTHING);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(desk.listed(LETTER, Form.EBXML).uniqueId().value()).isEqualTo("1.2.250.1.999.1.1^lettre 1");
    }

    @Test
    default void unmaskingTakesAwayTheOneCodeAndMakesANewVersion() {
        var desk = new Desk(ports());
        desk.fed(Message.LETTER_IN_A_FOLDER);

        var outcome = desk.amend.amend(
                desk.physician,
                LETTER,
                new Amend.Amendment(Optional.empty(), Optional.of(Visibility.OPEN), Optional.of(1)));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        var shown = Ebxml.read(
                ExtrinsicObjectType.class,
                Desk.shown(desk.listed(LETTER, Form.EBXML).rendered()));
        assertThat(shown.getLid()).isEqualTo(NAME);
        assertThat(shown.getId()).isNotEqualTo(NAME);
        assertThat(shown.getVersionInfo().getVersionName()).isEqualTo("2");
        assertThat(shown.getClassification()).hasSize(7);
        assertThat(EbxmlToRecord.visibility(shown)).isEqualTo(Visibility.OPEN);
    }

    @Test
    default void theSameMessageAgainIsRecognised() {
        var desk = new Desk(ports());
        var first = desk.fed(Message.LETTER_IN_A_FOLDER);

        var again = desk.fed(Message.LETTER_IN_A_FOLDER);

        assertThat(again.again()).isTrue();
        assertThat(again.documents()).isEqualTo(first.documents());
        assertThat(again.folders()).isEqualTo(first.folders());
    }

    private static List<Documents.Linked> relations(Desk desk, Receipt receipt) {
        var source = receipt.documents().get("Document02").logicalId();
        return desk
                .ports
                .unit()
                .of(() -> desk.ports.documents().associations(receipt.set().record(), List.of(source)))
                .stream()
                .filter(link -> link.association().type() != Association.Type.HAS_MEMBER)
                .toList();
    }
}
