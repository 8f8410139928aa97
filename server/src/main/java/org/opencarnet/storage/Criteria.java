package org.opencarnet.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencarnet.access.Narrowing;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.Criterion.Range;
import org.opencarnet.record.Criterion.TimeAxis;

/** Says criteria and narrowings in SQL; {@link Criterion#matches} is what each must mean. */
final class Criteria {

    private static final Pattern URN_UUID =
            Pattern.compile("urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private Criteria() {}

    static Sql of(Criterion criterion) {
        if (criterion instanceof Criterion.InStatus inStatus) {
            return Sql.in("e.status", inStatus.statuses());
        }
        if (criterion instanceof Criterion.Coded coded) {
            var column = "e." + EntryRow.column(coded.axis());
            return any(coded.patterns(), pattern -> Marks.holdsCode(column, pattern));
        }
        if (criterion instanceof Criterion.Timed timed) {
            return within("e." + column(timed.axis()), timed.range());
        }
        if (criterion instanceof Criterion.Overlapping overlapping) {
            return overlapping(overlapping.range());
        }
        if (criterion instanceof Criterion.AuthorNamed named) {
            var column = "e." + EntryRow.column(named.part());
            return any(named.beginnings(), b -> Marks.holdsBeginning(column, b.toLowerCase(Locale.ROOT)));
        }
        if (criterion instanceof Criterion.AuthoredBy authoredBy) {
            return any(authoredBy.identifiers(), id -> Marks.holds("e.authors", id));
        }
        if (criterion instanceof Criterion.Identified identified) {
            return identified(identified.uris());
        }
        if (criterion instanceof Criterion.OneOf oneOf) {
            return Sql.in("e.logical_id", oneOf.logicalIds());
        }
        if (criterion instanceof Criterion.Made made) {
            return Sql.of(made.onDemand() ? "e.sha1 = ''" : "e.sha1 <> ''");
        }
        return any(((Criterion.Referring) criterion).references(), one -> Marks.holds("e.reference_ids", one));
    }

    /** What the law lets a list contain, and nothing deleted. */
    static Sql of(Narrowing narrowing) {
        var ways = new ArrayList<Sql>();
        if (narrowing.others()) {
            ways.add(ofOthers(narrowing));
        }
        narrowing.own().forEach(id -> ways.add(Marks.holds("e.authors", id)));
        return Sql.of("e.status <> 'DELETED' and").then(Sql.any(ways));
    }

    /** The UUIDs among URIs, in the one form in which an entry names itself. */
    static List<UUID> uuids(Collection<String> uris) {
        return uris.stream()
                .map(URN_UUID::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> UUID.fromString(matcher.group(1)))
                .toList();
    }

    private static Sql ofOthers(Narrowing narrowing) {
        var conditions = new ArrayList<Sql>();
        var types = narrowing.types();
        var codes = types.codes().stream()
                .map(code -> Marks.codes(Stream.of(code)))
                .sorted()
                .toList();
        conditions.add(types.allBut() ? Sql.notIn("e.type_code", codes) : Sql.in("e.type_code", codes));
        if (narrowing.hidden().maskedFromProfessionals()) {
            conditions.add(Sql.of("not e.masked_from_professionals"));
        }
        if (narrowing.hidden().invisibleToPatient()) {
            conditions.add(Sql.of("not e.invisible_to_patient"));
        }
        if (narrowing.hidden().invisibleToRepresentatives()) {
            conditions.add(Sql.of("not e.invisible_to_representatives"));
        }
        return Sql.joined(" and ", conditions);
    }

    private static Sql within(String column, Range range) {
        return Sql.of(column + " is not null")
                .then(bound("and " + column + " >= ?", range.from()))
                .then(bound("and " + column + " < ?", range.before()));
    }

    private static Sql overlapping(Range range) {
        return Sql.of("(e.service_start is not null or e.service_end is not null)")
                .then(bound("and (e.service_start is null or e.service_start < ?)", range.before()))
                .then(bound("and (e.service_end is null or e.service_end >= ?)", range.from()));
    }

    private static Sql bound(String condition, Optional<?> value) {
        return value.map(present -> Sql.of(condition, present)).orElseGet(() -> Sql.of(""));
    }

    private static Sql identified(Collection<String> uris) {
        var uuids = uuids(uris);
        return Sql.any(
                List.of(Sql.in("e.unique_id", uris), Sql.in("e.entry_uuid", uuids), Sql.in("e.logical_id", uuids)));
    }

    private static <T> Sql any(Collection<T> values, Function<T, Sql> condition) {
        return Sql.any(values.stream().map(condition).toList());
    }

    private static String column(TimeAxis axis) {
        return switch (axis) {
            case DATE -> "reference_date";
            case CREATION -> "creation";
            case SERVICE_START -> "service_start";
            case SERVICE_END -> "service_end";
            case UPDATED -> "updated";
        };
    }
}
