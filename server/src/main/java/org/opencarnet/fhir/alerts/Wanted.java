package org.opencarnet.fhir.alerts;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Subscription;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** Which subscriptions a search wants (ITI-113); values with commas between them are alternatives. */
final class Wanted {

    private static final Set<String> SHAPING = Set.of("_format", "_pretty", "_summary", "_elements", "_count");

    private Wanted() {}

    /** By these parameters and no others. */
    static Predicate<Subscription> of(RequestDetails details, String... listed) {
        var known = Stream.concat(SHAPING.stream(), Arrays.stream(listed)).collect(Collectors.toUnmodifiableSet());
        Predicate<Subscription> wanted = one -> true;
        for (var asked : details.getParameters().entrySet()) {
            var name = asked.getKey();
            if (!known.contains(name)) {
                throw Refusal.of(
                        Complaint.of(RequestFault.PARAMETER_UNKNOWN, name).at("http." + name));
            }
            if (!SHAPING.contains(name)) {
                for (var value : asked.getValue()) {
                    var alternatives = List.of(value.split(","));
                    wanted = wanted.and(one -> alternatives.contains(value(one, name)));
                }
            }
        }
        return wanted;
    }

    private static String value(Subscription one, String name) {
        return switch (name) {
            case "_id" -> one.getIdElement().getIdPart();
            case "status" -> one.getStatus().toCode();
            case "topic" -> one.getCriteria();
            default -> one.getChannel().getEndpoint();
        };
    }
}
