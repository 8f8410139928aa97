package org.opencarnet.xds.submission;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.Classifications;
import org.opencarnet.xds.mapping.Dtm;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** What all kinds of objects owe: slots that are said once, times, codes, authors and identifiers of the form of ITI TF-3. */
class ObjectCheck {

    private static final int LONGEST_UNIQUE_ID = 256;
    private static final int LARGEST = 100_000;

    private final RegistryObjectType object;
    private final Findings findings;

    ObjectCheck(RegistryObjectType object, Findings findings) {
        this.object = object;
        this.findings = findings;
    }

    /** The whole is small enough to be shown with every list, and no slot is there twice. */
    void whole() {
        if (Ebxml.write(object).length() > LARGEST) {
            error(MetadataFault.METADATA_TOO_LARGE, "", Integer.toString(LARGEST));
        }
        var names = new HashSet<String>();
        object.getSlot().stream()
                .map(slot -> Optional.ofNullable(slot.getName()).orElse(""))
                .filter(name -> !names.add(name))
                .forEach(name -> error(MetadataFault.SLOT_REPEATED, name));
        object.getClassification().forEach(this::scheme);
    }

    private void scheme(ClassificationType one) {
        var scheme = one.getClassificationScheme();
        must(
                scheme == null
                        || one.getClassificationNode() != null
                        || Scheme.of(scheme).isPresent(),
                MetadataFault.SCHEME_UNKNOWN,
                "Classification",
                "" + scheme);
    }

    final void required(String slot) {
        must(Slots.value(object, slot).isPresent(), MetadataFault.SLOT_MISSING, slot);
        single(slot);
    }

    final void single(String slot) {
        must(Slots.values(object, slot).size() <= 1, MetadataFault.SLOT_OF_SEVERAL_VALUES, slot);
    }

    /** A time, where it is there. */
    final Optional<Instant> time(String slot) {
        single(slot);
        var text = Slots.value(object, slot);
        var time = text.flatMap(Dtm::start);
        must(text.isEmpty() || time.isPresent(), MetadataFault.TIME_MALFORMED, slot, text.orElse(""));
        return time;
    }

    /** A code that is said exactly once. */
    final void code(Scheme scheme) {
        codes(scheme);
        must(Classifications.by(object, scheme).count() <= 1, MetadataFault.CODE_REPEATED, scheme.attribute());
    }

    /** A code that is said at least once. */
    final void codes(Scheme scheme) {
        must(Classifications.by(object, scheme).findAny().isPresent(), MetadataFault.CODE_MISSING, scheme.attribute());
        complete(scheme);
    }

    /** Codes that may be left out. */
    final void complete(Scheme scheme) {
        Classifications.by(object, scheme)
                .forEach(one -> must(
                        Classifications.concept(one).isPresent()
                                && Slots.value(one, Slots.CODING_SCHEME).isPresent(),
                        MetadataFault.CODE_INCOMPLETE,
                        scheme.attribute(),
                        Optional.ofNullable(one.getNodeRepresentation()).orElse("")));
    }

    /** Each author is one person at the most, and somebody. */
    final void authors(Scheme scheme) {
        Classifications.by(object, scheme).forEach(author -> {
            must(
                    Slots.values(author, Slots.AUTHOR_PERSON).size() <= 1,
                    MetadataFault.SLOT_OF_SEVERAL_VALUES,
                    Slots.AUTHOR_PERSON);
            must(
                    Set.of(Slots.AUTHOR_PERSON, Slots.AUTHOR_INSTITUTION).stream()
                            .anyMatch(slot -> Slots.value(author, slot).isPresent()),
                    MetadataFault.AUTHOR_EMPTY,
                    scheme.attribute());
        });
    }

    /** An external identifier that is said exactly once; absent where it is not, which is said. */
    final Optional<String> identifier(Scheme scheme) {
        var values = object.getExternalIdentifier().stream()
                .filter(one -> scheme.urn().equals(one.getIdentificationScheme()))
                .map(one -> Optional.ofNullable(one.getValue()).orElse("").strip())
                .toList();
        must(values.size() <= 1, MetadataFault.IDENTIFIER_REPEATED, scheme.attribute());
        var value = values.stream().filter(text -> !text.isEmpty()).findFirst();
        must(value.isPresent(), MetadataFault.IDENTIFIER_MISSING, scheme.attribute());
        return value;
    }

    final void uniqueId(Scheme scheme) {
        identifier(scheme)
                .ifPresent(value -> must(
                        value.length() <= LONGEST_UNIQUE_ID, MetadataFault.UNIQUE_ID_TOO_LONG, scheme.attribute()));
    }

    final void must(boolean holds, MetadataFault fault, String attribute, String... details) {
        if (!holds) {
            error(fault, attribute, details);
        }
    }

    private void error(MetadataFault fault, String attribute, String... details) {
        findings.error(object, fault, attribute, details);
    }

    final Findings findings() {
        return findings;
    }

    /** The values of a slot. */
    final List<String> values(String slot) {
        return Slots.values(object, slot);
    }
}
