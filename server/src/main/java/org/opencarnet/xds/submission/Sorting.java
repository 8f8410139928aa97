package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.Classifications;
import org.opencarnet.xds.mapping.Scheme;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ObjectRefType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** The objects of a message by their kinds, each with the classifications that stood beside it. */
final class Sorting {

    private final Findings findings;
    final List<RegistryPackageType> sets = new ArrayList<>();
    final List<ExtrinsicObjectType> entries = new ArrayList<>();
    final List<RegistryPackageType> folders = new ArrayList<>();
    final List<AssociationType1> associations = new ArrayList<>();

    private Sorting(Findings findings) {
        this.findings = findings;
    }

    static Sorting of(List<? extends IdentifiableType> objects, Findings findings) {
        var sorting = new Sorting(findings);
        objects.stream()
                .filter(ClassificationType.class::isInstance)
                .map(ClassificationType.class::cast)
                .forEach(one -> sorting.bringHome(one, objects));
        objects.forEach(sorting::sort);
        if (sorting.sets.size() != 1) {
            findings.error(MetadataFault.SET_NOT_ONE, Integer.toString(sorting.sets.size()));
        }
        return sorting;
    }

    /** A classification may stand beside what it classifies; it is kept inside. */
    private void bringHome(ClassificationType one, List<? extends IdentifiableType> objects) {
        var home = objects.stream()
                .filter(RegistryObjectType.class::isInstance)
                .map(RegistryObjectType.class::cast)
                .filter(object -> object.getId() != null && Objects.equals(object.getId(), one.getClassifiedObject()))
                .findFirst();
        home.ifPresentOrElse(
                object -> object.getClassification().add(one),
                () -> findings.error(
                        one, MetadataFault.REFERENCE_UNRESOLVED, "classifiedObject", "" + one.getClassifiedObject()));
    }

    private void sort(IdentifiableType object) {
        if (object instanceof ExtrinsicObjectType one) {
            entries.add(one);
        } else if (object instanceof AssociationType1 one) {
            associations.add(one);
        } else if (object instanceof RegistryPackageType one && Classifications.isNode(one, Scheme.SET)) {
            sets.add(one);
        } else if (object instanceof RegistryPackageType one && Classifications.isNode(one, Scheme.FOLDER)) {
            folders.add(one);
        } else if (!(object instanceof ClassificationType || object instanceof ObjectRefType)) {
            findings.error(object, MetadataFault.KIND_UNKNOWN, "");
        }
    }

    /** All that may be named. */
    Stream<RegistryObjectType> named() {
        return Stream.of(sets, entries, folders, associations).flatMap(List::stream);
    }
}
