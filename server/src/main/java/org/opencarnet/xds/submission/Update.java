package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Revision;
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
                && links.changes.stream().allMatch(bound -> bound.change() instanceof Change.OfMetadata);
    }

    /** What is asked for. */
    public Revision revision() {
        return new Revision(
                new Records.Reference.ByIns(patient),
                new Offer.AsFed<>(EbxmlToRecord.submissionSet(said.set()), Fed.ebxml(said.id(), whole())),
                links.changes.stream().map(Update::change).toList(),
                links.entering.stream().map(Update::entering).toList());
    }

    /** The set with what binds it to what it changes. */
    private String whole() {
        var objects = new ArrayList<IdentifiableType>(List.of(said.set()));
        said.all().stream().filter(link -> link.source().equals(said.id())).forEach(link -> objects.add(link.object()));
        return Ebxml.write(objects);
    }

    private static Revision.Change change(UpdateLinks.Bound bound) {
        var change = bound.change();
        return new Revision.Change(change.where(), change.document(), change::wish, bond(bound.bond()));
    }

    private static Revision.Entering entering(UpdateLinks.Entering entering) {
        var link = entering.link();
        return new Revision.Entering(entering.where(), link.source(), link.target(), link.fed(), bond(entering.bond()));
    }

    private static Revision.Bond bond(Link link) {
        return new Revision.Bond(link.association().type(), link.fed());
    }
}
