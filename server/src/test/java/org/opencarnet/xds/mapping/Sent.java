package org.opencarnet.xds.mapping;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.opencarnet.record.Ins;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExternalIdentifierType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.InternationalStringType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.LocalizedStringType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.SlotType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ValueListType;

/** Whatever producers may send: registry objects with slots, classifications and composites as they come in the wild. */
final class Sent {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final List<String> COMPOSITES = List.of(
            "801234567897^DURAND^Thierry^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS",
            "^DURAND^Thierry",
            "801234567897",
            "12^Doe^John^M.^Jr^Dr^MD^^NAMESPACE&1.2.3&ISO",
            "12^^^^^^^^&not-an-oid&DNS",
            "^^^^^",
            "CABINET X^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^1750803447",
            "A \\T\\ B^^^^^^^^^1.2.3",
            "ref^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession",
            "a~b|c & d");

    private Sent() {}

    static Arbitrary<ExtrinsicObjectType> entries() {
        var codes = Arbitraries.of(
                Scheme.CLASS, Scheme.EVENT, Scheme.FORMAT, Scheme.FACILITY, Scheme.PRACTICE, Scheme.CONFIDENTIALITY);
        var classifications = Arbitraries.oneOf(
                codes.flatMap(scheme -> classification(scheme, Slots.CODING_SCHEME)),
                Arbitraries.of(Slots.AUTHOR_PERSON, Slots.AUTHOR_INSTITUTION, "authorTelecommunication")
                        .flatMap(slot -> classification(Scheme.ENTRY_AUTHOR, slot)));
        return Combinators.combine(
                        slots(), texts(), texts(), classifications.list().ofMaxSize(6), Arbitraries.shuffle(0, 1, 2))
                .as((slots, name, description, more, order) -> {
                    var entry = new ExtrinsicObjectType();
                    entry.setMimeType("application/PDF; charset=x");
                    entry.setObjectType("urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1");
                    filled(entry, slots, name, description);
                    entry.getSlot().add(order.get(0), slot(Slots.CREATION_TIME, "20260615083000"));
                    entry.getClassification().addAll(more);
                    entry.getClassification().add(order.get(0) % (more.size() + 1), code(Scheme.TYPE, "11505-5"));
                    identified(entry, Scheme.ENTRY_PATIENT, PATIENT.toCx());
                    identified(entry, Scheme.ENTRY_UNIQUE_ID, "1.2.3.4^a b");
                    return entry;
                });
    }

    static Arbitrary<RegistryPackageType> folders() {
        return Combinators.combine(slots(), texts(), texts()).as((slots, name, description) -> {
            var folder = new RegistryPackageType();
            filled(folder, slots, name, description);
            folder.getClassification().add(code(Scheme.FOLDER_CODES, "suivi"));
            folder.getClassification().add(Classifications.node(Scheme.FOLDER));
            identified(folder, Scheme.FOLDER_UNIQUE_ID, "1.2.3.5");
            return folder;
        });
    }

    static Arbitrary<AssociationType1> associations() {
        return Combinators.combine(slots(), texts(), texts()).as((slots, name, description) -> {
            var association = new AssociationType1();
            filled(association, slots, name, description);
            association.setAssociationType("urn:ihe:iti:2007:AssociationType:RPLC");
            association.setSourceObject("urn:uuid:00000000-0000-0000-0000-00000000000a");
            association.setTargetObject("urn:uuid:00000000-0000-0000-0000-00000000000b");
            association.getClassification().add(code(Scheme.ASSOCIATION_DOCUMENTATION, "why"));
            return association;
        });
    }

    private static void filled(
            RegistryObjectType object,
            List<SlotType1> slots,
            InternationalStringType name,
            InternationalStringType description) {
        object.setId("Symbolic01");
        object.setHome("urn:oid:1.2.3");
        object.getSlot().addAll(slots);
        object.setName(name);
        object.setDescription(description);
    }

    private static Arbitrary<List<SlotType1>> slots() {
        var names = Arbitraries.of(
                Slots.LANGUAGE,
                Slots.REFERENCES,
                Slots.SOURCE_PATIENT,
                "sourcePatientInfo",
                "urn:vendor:extra",
                "URI",
                "documentAvailability");
        return Combinators.combine(names, values())
                .as((name, values) -> slot(name, values.toArray(String[]::new)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    private static Arbitrary<List<String>> values() {
        var words = Arbitraries.strings()
                .withChars("aéÉ<>&\"' ~|\\^€")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.oneOf(Arbitraries.of(COMPOSITES), words)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<InternationalStringType> texts() {
        var localized = Combinators.combine(
                        Arbitraries.of("fr-FR", "en", "").injectNull(0.2),
                        Arbitraries.of("UTF-8", "ISO-8859-1").injectNull(0.5),
                        Arbitraries.of("Lettre", "Été & <hiver>", " deux  mots ", ""))
                .as((lang, charset, value) -> {
                    var text = new LocalizedStringType();
                    text.setLang(lang);
                    text.setCharset(charset);
                    text.setValue(value);
                    return text;
                });
        return localized.list().ofMaxSize(3).map(all -> {
            var text = new InternationalStringType();
            text.getLocalizedString().addAll(all);
            return text;
        });
    }

    private static Arbitrary<ClassificationType> classification(Scheme scheme, String slot) {
        return Combinators.combine(values(), texts(), Arbitraries.of("N", "MASQUE_PS", "R", "x"))
                .as((values, name, code) -> {
                    var classification = code(scheme, code);
                    classification.getSlot().clear();
                    classification.getSlot().add(slot(slot, values.toArray(String[]::new)));
                    classification.setName(name);
                    return classification;
                });
    }

    private static ClassificationType code(Scheme scheme, String code) {
        var classification = Classifications.of(scheme);
        classification.setId("cl");
        classification.setClassifiedObject("Symbolic01");
        classification.setNodeRepresentation(code);
        return classification;
    }

    private static void identified(RegistryObjectType object, Scheme scheme, String value) {
        var identifier = new ExternalIdentifierType();
        identifier.setIdentificationScheme(scheme.urn());
        identifier.setRegistryObject("Symbolic01");
        identifier.setValue(value);
        object.getExternalIdentifier().add(identifier);
    }

    private static SlotType1 slot(String name, String... values) {
        var slot = new SlotType1();
        slot.setName(name);
        slot.setValueList(new ValueListType());
        slot.getValueList().getValue().addAll(List.of(values));
        return slot;
    }

    /** As it was sent, but for what the registry governs. */
    static String ungoverned(RegistryObjectType object) {
        object.setId(null);
        object.setLid(null);
        object.setStatus(null);
        object.setVersionInfo(null);
        object.getSlot().removeIf(slot -> List.of(Slots.HASH, Slots.SIZE, Slots.REPOSITORY, Slots.LAST_UPDATE)
                .contains(slot.getName()));
        object.getClassification().forEach(one -> {
            one.setId(null);
            one.setClassifiedObject(null);
        });
        object.getExternalIdentifier().forEach(one -> {
            one.setId(null);
            one.setRegistryObject(null);
        });
        return Ebxml.write((IdentifiableType) object);
    }
}
