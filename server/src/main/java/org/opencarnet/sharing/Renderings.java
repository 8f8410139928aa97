package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.SubmissionSet;

/** Writes each object in the words of every face, so that what one face feeds the others read without delay. */
public record Renderings(Rendering fhir, EbxmlRendering ebxml) {

    /** A new document, from what was said of it and of how it stands to others. */
    Forms entry(DocumentEntry entry, Ins patient, Fed fed, List<Offer.Relation> relations) {
        var json = fhir.entry(entry, patient, fed.in(Form.FHIR));
        var saidItself = fed.in(Form.FHIR).isPresent() || relations.isEmpty();
        return new Forms(
                saidItself ? json : fhir.relating(json, relations), ebxml.entry(entry, patient, fed.in(Form.EBXML)));
    }

    /** The next version of a document, from the one before. */
    Forms entry(DocumentEntry next, Ins patient, Forms former) {
        return new Forms(
                fhir.entry(next, patient, Optional.of(Wording.of(former.fhir()))),
                ebxml.entry(next, patient, said(former)));
    }

    /** As above, of a document that from now on stands so to others, and to these alone. */
    Forms entry(DocumentEntry next, Ins patient, Forms former, List<Offer.Relation> relations) {
        var forms = entry(next, patient, former);
        return new Forms(fhir.relating(forms.fhir(), relations), forms.ebxml());
    }

    Forms set(SubmissionSet set, Ins patient, Fed fed, List<Association> members) {
        return new Forms(
                fhir.set(set, patient, fed.in(Form.FHIR)), ebxml.set(set, patient, fed.in(Form.EBXML), members));
    }

    Forms folder(Folder folder, Ins patient, Fed fed) {
        return new Forms(
                fhir.folder(folder, patient, fed.in(Form.FHIR)), ebxml.folder(folder, patient, fed.in(Form.EBXML)));
    }

    /** A folder that was there, as it is said to be now; a face in whose words nothing was said keeps its own. */
    Forms folder(Folder folder, Ins patient, Fed fed, Forms former) {
        return new Forms(
                fhir.folder(folder, patient, fed.in(Form.FHIR).or(() -> Optional.of(Wording.of(former.fhir())))),
                ebxml.folder(folder, patient, fed.in(Form.EBXML).or(() -> said(former))));
    }

    private static Optional<Wording> said(Forms former) {
        return Optional.of(former.ebxml()).filter(text -> !text.isEmpty()).map(Wording::of);
    }
}
