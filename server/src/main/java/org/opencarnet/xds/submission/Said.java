package org.opencarnet.xds.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencarnet.record.Visibility;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.InternationalStringType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.LocalizedStringType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/**
 * All that a document entry says of its document, or a folder of itself, but for what others than its author govern: names, status, version, repository,
 * what its bytes are, from whom it is hidden, when it was changed. Two that say the same are equal, whatever the order of their slots.
 */
record Said(Map<String, List<String>> slots, List<List<String>> texts, Map<String, List<Coded>> codes) {

    private static final Set<String> GOVERNED = Set.of(Slots.HASH, Slots.SIZE, Slots.REPOSITORY, Slots.LAST_UPDATE);
    private static final String PLAIN = "en-US";

    static Said in(RegistryObjectType entry) {
        var slots = slotsOf(entry);
        slots.keySet().removeAll(GOVERNED);
        var codes = new LinkedHashMap<String, List<Coded>>();
        entry.getClassification().stream().filter(one -> !isVisibility(one)).forEach(one -> codes.computeIfAbsent(
                        "" + one.getClassificationScheme(), any -> new ArrayList<>())
                .add(Coded.of(one)));
        var texts = new ArrayList<>(texts(entry.getName()));
        texts.add(List.of());
        texts.addAll(texts(entry.getDescription()));
        return new Said(slots, texts, codes);
    }

    private static boolean isVisibility(ClassificationType one) {
        return Scheme.CONFIDENTIALITY.urn().equals(one.getClassificationScheme())
                && Optional.ofNullable(one.getNodeRepresentation())
                        .filter(Visibility::isNamed)
                        .isPresent();
    }

    private static Map<String, List<String>> slotsOf(IdentifiableType of) {
        var slots = new LinkedHashMap<String, List<String>>();
        of.getSlot()
                .forEach(slot ->
                        slots.put("" + slot.getName(), Slots.values(slot).toList()));
        return slots;
    }

    /** Each with its language and its character set. */
    private static List<List<String>> texts(@Nullable InternationalStringType of) {
        return Stream.ofNullable(of)
                .map(InternationalStringType::getLocalizedString)
                .flatMap(List::stream)
                .filter(text -> text.getValue() != null)
                .map(Said::text)
                .toList();
    }

    private static List<String> text(LocalizedStringType text) {
        return List.of(
                Objects.requireNonNullElse(text.getLang(), PLAIN),
                Objects.requireNonNullElse(text.getCharset(), ""),
                Objects.requireNonNull(text.getValue()));
    }

    /** A classification. */
    record Coded(String code, Map<String, List<String>> slots, List<List<String>> name) {

        static Coded of(ClassificationType one) {
            return new Coded(
                    Objects.requireNonNullElse(one.getNodeRepresentation(), ""), slotsOf(one), texts(one.getName()));
        }
    }
}
