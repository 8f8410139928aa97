package org.opencarnet.xds.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.Criterion.Axis;
import org.opencarnet.record.Criterion.TimeAxis;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.xds.mapping.Classifications;
import org.opencarnet.xds.mapping.EntryType;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/**
 * What a query asks of document entries.
 *
 * @param criteria what storage knows of
 * @param further what only the entry itself says, to the letter
 */
record Conditions(List<Criterion> criteria, List<Predicate<ExtrinsicObjectType>> further) {

    private static final String ENTRY = "$XDSDocumentEntry";
    private static final String ONLINE = "urn:ihe:iti:2010:DocumentAvailability:Online";

    /** Of FindDocuments and its kin, but for the status. */
    static Conditions of(Parameters said) {
        var criteria = new ArrayList<Criterion>();
        coded(said, "ClassCode", Axis.CLASS, criteria);
        coded(said, "TypeCode", Axis.TYPE, criteria);
        coded(said, "PracticeSettingCode", Axis.PRACTICE, criteria);
        coded(said, "HealthcareFacilityTypeCode", Axis.FACILITY, criteria);
        coded(said, "EventCodeList", Axis.EVENT, criteria);
        timed(said, "CreationTime", TimeAxis.CREATION, criteria);
        timed(said, "ServiceStartTime", TimeAxis.SERVICE_START, criteria);
        timed(said, "ServiceStopTime", TimeAxis.SERVICE_END, criteria);
        criteria.addAll(ofContents(said).criteria());
        var further = new ArrayList<Predicate<ExtrinsicObjectType>>();
        authors(said, ENTRY + "AuthorPerson", Scheme.ENTRY_AUTHOR).ifPresent(test -> further.add(test::test));
        for (var group : said.all(ENTRY + "ReferenceIdList")) {
            var patterns = group.stream().map(Like::new).toList();
            further.add(entry -> Slots.values(entry, Slots.REFERENCES).stream()
                    .anyMatch(value -> patterns.stream().anyMatch(one -> one.matches(value))));
        }
        return new Conditions(List.copyOf(criteria), List.copyOf(further));
    }

    /** Of the queries for contents. */
    static Conditions ofContents(Parameters said) {
        var criteria = new ArrayList<Criterion>();
        coded(said, "FormatCode", Axis.FORMAT, criteria);
        coded(said, "ConfidentialityCode", Axis.CONFIDENTIALITY, criteria);
        types(said, criteria);
        if (excludes(said, ENTRY + "DocumentAvailability", ONLINE)) {
            criteria.add(new Criterion.OneOf(Set.of()));
        }
        return new Conditions(List.copyOf(criteria), List.of());
    }

    /** Where nothing is said, stable ones. */
    private static void types(Parameters said, List<Criterion> criteria) {
        var stable = !excludes(said, ENTRY + "Type", EntryType.STABLE.urn());
        var onDemand = said.any(ENTRY + "Type").contains(EntryType.ON_DEMAND.urn());
        if (!stable && !onDemand) {
            criteria.add(new Criterion.OneOf(Set.of()));
        } else if (stable != onDemand) {
            criteria.add(new Criterion.Made(onDemand));
        }
    }

    /** Whether the names of persons among the authors are like what is sought. */
    static Optional<Predicate<RegistryObjectType>> authors(Parameters said, String name, Scheme scheme) {
        if (!said.has(name)) {
            return Optional.empty();
        }
        var patterns = said.any(name).stream().map(Like::new).toList();
        return Optional.of(object -> Classifications.by(object, scheme)
                .flatMap(author -> Slots.values(author, Slots.AUTHOR_PERSON).stream())
                .anyMatch(person -> patterns.stream().anyMatch(one -> one.matches(person))));
    }

    /** Statuses by their URN; those that are none are none. */
    static Set<AvailabilityStatus> statuses(Collection<String> urns) {
        var statuses = EnumSet.noneOf(AvailabilityStatus.class);
        Arrays.stream(AvailabilityStatus.values())
                .filter(status -> urns.contains(status.urn()))
                .forEach(statuses::add);
        return statuses;
    }

    /** {@code code^^scheme}; without a scheme of whatever scheme. */
    static Criterion.CodePattern code(String coded) {
        var parts = coded.split("\\^", -1);
        var system = Optional.of(parts.length > 2 ? parts[2] : "")
                .filter(scheme -> !scheme.isBlank())
                .map(scheme -> CodeSystems.code(scheme.strip(), "").system());
        return new Criterion.CodePattern(system, Optional.of(parts[0].strip()));
    }

    private static void coded(Parameters said, String name, Axis axis, List<Criterion> criteria) {
        said.all(ENTRY + name)
                .forEach(group -> criteria.add(new Criterion.Coded(
                        axis, group.stream().map(Conditions::code).toList())));
    }

    private static void timed(Parameters said, String name, TimeAxis axis, List<Criterion> criteria) {
        said.range(ENTRY + name).ifPresent(range -> criteria.add(new Criterion.Timed(axis, range)));
    }

    private static boolean excludes(Parameters said, String name, String value) {
        return said.has(name) && !said.any(name).contains(value);
    }
}
