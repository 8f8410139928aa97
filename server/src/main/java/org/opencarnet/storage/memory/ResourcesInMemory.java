package org.opencarnet.storage.memory;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.ResourceSearch;
import org.opencarnet.sharing.ResourceSearch.Kind;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.hapi.ResourceJson;

/** Plain FHIR resources in a map; searched one by one. */
public final class ResourcesInMemory implements Resources {

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final ResourceJson json = new ResourceJson(fhir);
    private final ConcurrentMap<String, Resource> stored = new ConcurrentHashMap<>();
    private final Clock clock;

    public ResourcesInMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String create(String type, String id, String text) {
        Resource fresh = stamped(parsed(type, id, text), 1);
        if (stored.putIfAbsent(key(type, id), fresh) != null) {
            throw new IllegalArgumentException(key(type, id) + " exists");
        }
        return json.text(fresh);
    }

    @Override
    public String update(String type, String id, String text) {
        Resource next = parsed(type, id, text);
        Resource now = stored.computeIfPresent(
                key(type, id),
                (key, old) -> stamped(next, Integer.parseInt(old.getMeta().getVersionId()) + 1));
        return Optional.ofNullable(now)
                .map(json::text)
                .orElseThrow(() -> new IllegalArgumentException(key(type, id) + " does not exist"));
    }

    @Override
    public Optional<String> read(String type, String id) {
        ResourceSearch.parameters(type);
        return Optional.ofNullable(stored.get(key(type, id))).map(json::text);
    }

    @Override
    public Optional<RecordId> around(String type, String id) {
        var path = ResourceSearch.parameter(type, "patient").path();
        return Optional.ofNullable(stored.get(key(type, id))).stream()
                .flatMap(resource -> values(resource, path).stream())
                .map(reference -> ((Reference) reference).getReferenceElement().getIdPart())
                .findFirst()
                .map(UUID::fromString)
                .map(RecordId::new);
    }

    @Override
    public void forget(RecordId record) {
        stored.remove(key("Patient", record.toString()));
        for (var type : List.of("RelatedPerson", "CareTeam")) {
            List.copyOf(stored.values()).stream()
                    .filter(one -> one.fhirType().equals(type))
                    .map(one -> one.getIdElement().getIdPart())
                    .filter(id -> around(type, id).filter(record::equals).isPresent())
                    .forEach(id -> stored.remove(key(type, id)));
        }
    }

    @Override
    public List<String> search(String type, Map<String, List<String>> parameters, int limit) {
        ResourceSearch.parameters(type);
        List<Question> questions = parameters.entrySet().stream()
                .flatMap(asked -> questions(type, asked.getKey(), asked.getValue()))
                .toList();
        return stored.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .filter(resource ->
                        questions.stream().allMatch(each -> each.isAnsweredBy(values(resource, each.path()))))
                .limit(limit)
                .map(json::text)
                .toList();
    }

    private Stream<Question> questions(String type, String name, List<String> values) {
        String path = ResourceSearch.parameter(type, name).path();
        return json.query(type, name, values).getValuesAsQueryTokens().stream().map(each -> Question.of(path, each));
    }

    private Resource parsed(String type, String id, String text) {
        Resource resource = (Resource) json.parse(type, id, text);
        ResourceSearch.parameters(type).stream()
                .filter(parameter -> parameter.kind() == Kind.REFERENCE)
                .flatMap(parameter -> values(resource, parameter.path()).stream())
                .forEach(this::requirePresent);
        return resource;
    }

    /** A logical reference, by identifier alone, need not be here. */
    private void requirePresent(Base reference) {
        String target = ((Reference) reference).getReference();
        if (target != null && !stored.containsKey(target)) {
            throw new IllegalArgumentException(target + " does not exist");
        }
    }

    private List<Base> values(Resource resource, String path) {
        return fhir.newTerser().getValues(resource, path, Base.class);
    }

    private Resource stamped(Resource resource, int version) {
        resource.getMeta().setVersionId(String.valueOf(version)).setLastUpdated(Date.from(clock.instant()));
        return resource;
    }

    private static String key(String type, String id) {
        return type + "/" + id;
    }
}
