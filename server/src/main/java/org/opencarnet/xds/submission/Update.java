package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Lifecycle;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Revision;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** A message that changes what is there and was found sound, ready to be asked of the record of its patient. */
public final class Update {

    private final Ins patient;
    private final Whole said;
    private final UpdateLinks links;

    Update(Ins patient, Whole said, UpdateLinks links) {
        this.patient = patient;
        this.said = said;
        this.links = links;
    }

    /** Its submission set, under the name that it has now, and all associations of the message. */
    record Whole(RegistryPackageType set, UUID id, List<Link> all) {}

    /** Whose documents these are. */
    public Ins patient() {
        return patient;
    }

    /** The id of the submission set in the message. */
    public String set() {
        return said.set().getId();
    }

    /** Whether it brings metadata versions of documents and does nothing else. */
    public boolean isOfMetadataAlone() {
        return links.entering.isEmpty()
                && links.relating.isEmpty()
                && links.restating.isEmpty()
                && links.changes.stream().allMatch(bound -> bound.change() instanceof Change.OfMetadata);
    }

    /** What is asked for. */
    public Revision revision() {
        return new Revision(
                new Records.Reference.ByIns(patient),
                new Offer.AsFed<>(EbxmlToRecord.submissionSet(said.set()), Fed.ebxml(said.id(), whole())),
                links.changes.stream().map(Update::change).toList(),
                new Revision.Bindings(
                        links.entering.stream().map(Update::entering).toList(),
                        links.relating.stream().map(Update::relating).toList(),
                        links.restating.stream().map(Update::restating).toList()));
    }

    /** The set with what binds it to what it changes. */
    private String whole() {
        var objects = new ArrayList<IdentifiableType>(List.of(said.set()));
        said.all().stream().filter(link -> link.source().equals(said.id())).forEach(link -> objects.add(link.object()));
        return Ebxml.write(objects);
    }

    private static Revision.Change change(UpdateLinks.Bound bound) {
        var change = bound.change();
        return new Revision.Change(
                change.where(), change.document(), change::wish, change.association(), bond(bound.bond()));
    }

    private static Revision.Entering entering(UpdateLinks.Submission entering) {
        var link = entering.link();
        return new Revision.Entering(entering.where(), link.source(), link.target(), link.fed(), bond(entering.bond()));
    }

    private static Revision.Relating relating(UpdateLinks.Submission relating) {
        var link = relating.link();
        var told = new Revision.Told(relating.where(), link.fed(), bond(relating.bond()));
        return new Revision.Relating(
                link.association().type(),
                link.source(),
                link.target(),
                (source, target) -> {
                    current(source, told.where(), "sourceObject");
                    current(target, told.where(), "targetObject");
                },
                told);
    }

    private static void current(Documents.Listed end, String where, String attribute) {
        if (!Lifecycle.replaceable(end.status())) {
            throw NotSo.of(UpdateFault.END_NOT_CURRENT, where, attribute);
        }
    }

    private static Revision.Restating restating(UpdateLinks.Restating restating) {
        var next = restating.next();
        return new Revision.Restating(next.where(), next.folder(), next::wish, bond(restating.bond()));
    }

    private static Revision.Bond bond(Link link) {
        return new Revision.Bond(link.association().type(), link.fed());
    }
}
