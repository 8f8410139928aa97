package org.opencarnet.xds.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.testing.Binder;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Shelf;

/** What can be wrong with a message that changes what is there, before anything is looked up. */
class UpdateReadingTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final Ins OTHER = new Ins(Ins.Authority.TEST, "279035121518890");
    private static final String LETTER = "urn:uuid:6f1c1f0a-58e5-4a4f-9d30-5e3f9a3c7a01";
    private static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    private static final String DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted";

    private final Feeding message = new Feeding(PATIENT, "Set");

    private static Entry entry() {
        return new Entry("V2").lid(LETTER).author("899700367917^MARTIN^Claire");
    }

    private static UpdateReading read(String envelope) {
        var end = "</RegistryObjectList>";
        return UpdateReading.of(
                Ebxml.readAll(envelope.substring(
                        envelope.indexOf("<RegistryObjectList"), envelope.indexOf(end) + end.length())),
                Message.NOW,
                Message.ADMISSION);
    }

    private static void isFlawed(UpdateReading reading, UpdateFault fault, String location) {
        assertThat(((UpdateReading.Flawed) reading).complaints())
                .extracting(Complaint::fault, Complaint::location)
                .contains(tuple(fault, location));
    }

    @Test
    void isSound() {
        message.version(entry(), "B", "1").status("S", LETTER, APPROVED, DELETED);

        var update = ((UpdateReading.Sound) read(message.metadata(""))).update();

        assertThat(update.patient()).isEqualTo(PATIENT);
        assertThat(update.isOfMetadataAlone()).isFalse();
        assertThat(update.revision().changes()).hasSize(2);
    }

    @Test
    void anEntryIsOfThePatientOfTheSet() {
        var text = message.version(entry(), "B", "1").metadata("");
        var scheme = "identificationScheme=\"" + Scheme.ENTRY_PATIENT.urn() + "\" value=\"";

        var reading = read(text.replace(scheme + PATIENT.matricule(), scheme + OTHER.matricule()));

        isFlawed(reading, UpdateFault.PATIENT_OTHER, "V2.patientId");
        assertThat(UpdateFault.PATIENT_OTHER.code(Actor.REGISTRY)).isEqualTo("XDSPatientIDReconciliationError");
    }

    @Test
    void associationsFollowTheirDocument() {
        var text = message.version(entry(), "B", "1").metadata("");
        var no = "<Slot name=\"AssociationPropagation\"><ValueList><Value>no</Value></ValueList></Slot></Association>";

        isFlawed(read(text.replace("</Association>", no)), UpdateFault.PROPAGATION_REFUSED, "B.AssociationPropagation");
    }

    @Test
    void aFolderIsALaterVersionOfOneThatIsThere() {
        var reading = read(message.folder("Folder", "1.2.3.4", "C1^^1.8", "F").metadata(""));

        isFlawed(reading, UpdateFault.PREVIOUS_VERSION_MISSING, "F.PreviousVersion");
        isFlawed(reading, UpdateFault.LOGICAL_ID_MISSING, "Folder.lid");
    }

    @Test
    void aFolderIsOfThePatientOfTheSet() {
        var text = message.version(new Binder("Folder", "1.2.3.4").lid(LETTER), "F", "1")
                .metadata("");
        var scheme = "identificationScheme=\"" + Scheme.FOLDER_PATIENT.urn() + "\" value=\"";

        isFlawed(
                read(text.replace(scheme + PATIENT.matricule(), scheme + OTHER.matricule())),
                UpdateFault.PATIENT_OTHER,
                "Folder.patientId");
    }

    @Test
    void aReplacementIsFed() {
        message.join("X", "urn:ihe:iti:2007:AssociationType:RPLC", LETTER, Shelf.urn())
                .join("S", "urn:ihe:iti:2010:AssociationType:SubmitAssociation", "Set", "X");

        isFlawed(read(message.metadata("")), UpdateFault.REPLACEMENT_IS_FED, "X.associationType");
    }

    @Test
    void aChangeIsAskedFor() {
        isFlawed(read(message.metadata("")), UpdateFault.NOTHING_CHANGED, "RegistryObjectList");
    }
}
