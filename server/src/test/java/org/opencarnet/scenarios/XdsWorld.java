package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencarnet.xds.soap.Wire;

/** The XDS face over the network: a list is ITI-18, opening is ITI-43. Whoever has no card, such as patients, does not come this way. */
final class XdsWorld implements World {

    private static final String REPOSITORY = "2.25.240373477947943125934554913234569544365";
    private static final Pattern LOGICAL_ID = Pattern.compile(" lid=\"urn:uuid:([^\"]+)\"");
    private static final Set<Situation.Kind> CARDS = Set.of(Situation.Kind.PROFESSIONAL, Situation.Kind.STRUCTURE);
    private static final String FIND = """
            <q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" \
            xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><q:ResponseOption returnComposedObjects="true" \
            returnType="LeafClass"/><AdhocQuery id="urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d">\
            <Slot name="$XDSDocumentEntryPatientId"><ValueList><Value>'%s'</Value></ValueList></Slot>\
            <Slot name="$XDSDocumentEntryStatus"><ValueList>\
            <Value>('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')</Value>\
            <Value>('urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated')</Value>\
            <Value>('urn:asip:ci-sis:2010:StatusType:Archived')</Value>\
            <Value>('urn:asip:ci-sis:2010:StatusType:Deleted')</Value>\
            </ValueList></Slot></AdhocQuery></q:AdhocQueryRequest>""";
    private static final String RETRIEVE = """
            <RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007"><DocumentRequest>\
            <RepositoryUniqueId>%s</RepositoryUniqueId><DocumentUniqueId>%s</DocumentUniqueId>\
            </DocumentRequest></RetrieveDocumentSetRequest>""";

    private final RunningCarnet carnet;
    private final Situation facts;
    private final Cast cast;
    private final Told told;

    XdsWorld(RunningCarnet carnet, Situation facts, Cast cast, Told told) {
        this.carnet = carnet;
        this.facts = facts;
        this.cast = cast;
        this.told = told;
    }

    /** What a scenario expects of those who come this way. */
    Scenario within(Scenario scenario) {
        var expected = scenario.expected();
        return new Scenario(
                scenario.title(),
                scenario.policy(),
                facts,
                new Scenario.Expected(
                        ofThem(expected.mayOpen()),
                        ofThem(expected.seesInTheList()),
                        expected.whoCanSee().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, one -> them(one.getValue()))),
                        Map.of()));
    }

    private <T> Map<String, T> ofThem(Map<String, T> byName) {
        var theirs = new LinkedHashMap<>(byName);
        theirs.keySet().retainAll(them(byName.keySet()));
        return theirs;
    }

    private Set<String> them(Set<String> people) {
        return people.stream()
                .filter(name -> CARDS.contains(facts.people().get(name).kind()))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> whoCanSee(String document, Set<String> people) {
        return World.super.whoCanSee(document, them(people));
    }

    /** What may not be opened is answered word for word as what is not there. */
    @Override
    public Scenario.Answer mayOpen(String person, String document) {
        var uniqueId = told.uniqueId(document);
        var answer = retrieve(person, uniqueId);
        if (answer.contains("ResponseStatusType:Success")) {
            assertThat(answer).contains(Told.text(document));
            return new Scenario.Answer(true, Set.of());
        }
        var nothing = "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
        assertThat(answer).contains("XDSDocumentUniqueIdError");
        assertThat(envelope(answer).replace(uniqueId, "…"))
                .isEqualTo(envelope(retrieve(person, nothing)).replace(nothing, "…"));
        return new Scenario.Answer(false, Set.of());
    }

    private String retrieve(String person, String uniqueId) {
        return post(person, "/iti43", RETRIEVE.formatted(REPOSITORY, uniqueId));
    }

    /** Without the MIME around it. */
    private static String envelope(String answer) {
        return answer.replaceAll("(?s).*(<\\w+:Envelope.*</\\w+:Envelope>).*", "$1");
    }

    @Override
    public Set<String> seesInTheList(String person) {
        var answer = post(person, "/iti18", FIND.formatted(cast.patient().toCx().replace("&", "&amp;")));
        var seen = new HashSet<String>();
        LOGICAL_ID.matcher(answer).results().forEach(id -> assertThat(seen.add(told.name(UUID.fromString(id.group(1)))))
                .isTrue());
        return seen;
    }

    private String post(String person, String path, String body) {
        carnet.at(facts.now());
        var answer =
                Wire.as(Wire.PLAIN).at(carnet.soap()).post(path, Wire.envelope(new Cards(cast).security(person), body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text();
    }
}
