package org.opencarnet.xds.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.InternationalStringType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.LocalizedStringType;

/** InternationalString ↔ text. */
final class Texts {

    private Texts() {}

    /** The first text, in whatever language. */
    static Optional<String> first(@Nullable InternationalStringType from) {
        return Optional.ofNullable(from).map(InternationalStringType::getLocalizedString).orElse(List.of()).stream()
                .map(LocalizedStringType::getValue)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    static InternationalStringType of(String text) {
        var localized = new LocalizedStringType();
        localized.setValue(text);
        var to = new InternationalStringType();
        to.getLocalizedString().add(localized);
        return to;
    }
}
