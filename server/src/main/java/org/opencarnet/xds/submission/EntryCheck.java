package org.opencarnet.xds.submission;

import java.util.regex.Pattern;
import org.opencarnet.sharing.KnownCodes;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.Classifications;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.EntryType;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;

/** A document entry (ITI TF-3, table 4.2.3.2-1, and 4.3.1 for what is required). One rule a line. */
final class EntryCheck extends ObjectCheck {

    private static final Pattern SHA_1 = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern BYTES = Pattern.compile("\\d{1,18}");

    private final ExtrinsicObjectType entry;

    EntryCheck(ExtrinsicObjectType entry, Findings findings) {
        super(entry, findings);
        this.entry = entry;
    }

    void check(EntryType type) {
        whole();
        must(type.urn().equals(entry.getObjectType()), MetadataFault.OBJECT_TYPE_UNSUPPORTED, "objectType");
        must(!EbxmlToRecord.mimeType(entry).isEmpty(), MetadataFault.MIME_TYPE_MISSING, "mimeType");
        if (type == EntryType.STABLE) {
            required(Slots.CREATION_TIME);
        }
        required(Slots.LANGUAGE);
        required(Slots.SOURCE_PATIENT);
        single(Slots.LEGAL_AUTHENTICATOR);
        single(Slots.REPOSITORY);
        time(Slots.CREATION_TIME);
        service();
        digests();
        codes();
        authors(Scheme.ENTRY_AUTHOR);
        uniqueId(Scheme.ENTRY_UNIQUE_ID);
        identifier(Scheme.ENTRY_PATIENT);
    }

    private void service() {
        var start = time(Slots.SERVICE_START);
        var stop = time(Slots.SERVICE_STOP);
        must(
                start.isEmpty() || stop.isEmpty() || !stop.get().isBefore(start.get()),
                MetadataFault.PERIOD_REVERSED,
                Slots.SERVICE_STOP);
    }

    private void digests() {
        single(Slots.HASH);
        single(Slots.SIZE);
        values(Slots.HASH)
                .forEach(hash -> must(SHA_1.matcher(hash).matches(), MetadataFault.HASH_MALFORMED, Slots.HASH, hash));
        values(Slots.SIZE)
                .forEach(size -> must(BYTES.matcher(size).matches(), MetadataFault.SIZE_MALFORMED, Slots.SIZE, size));
    }

    private void codes() {
        code(Scheme.CLASS);
        code(Scheme.FORMAT);
        code(Scheme.FACILITY);
        code(Scheme.PRACTICE);
        code(Scheme.TYPE);
        codes(Scheme.CONFIDENTIALITY);
        complete(Scheme.EVENT);
        Classifications.concept(entry, Scheme.TYPE)
                .filter(type -> !findings().admission().takes(type.code()))
                .ifPresent(type -> must(
                        false,
                        MetadataFault.TYPE_UNKNOWN,
                        Scheme.TYPE.attribute(),
                        type.code().value()));
        Classifications.concept(entry, Scheme.CLASS)
                .filter(type -> KnownCodes.isFalseClass(type.code()))
                .ifPresent(type -> must(
                        false,
                        MetadataFault.CLASS_UNKNOWN,
                        Scheme.CLASS.attribute(),
                        type.code().value()));
        Classifications.concepts(entry, Scheme.CONFIDENTIALITY).stream()
                .filter(label -> KnownCodes.isUnknownVisibility(label.code()))
                .forEach(label -> must(
                        false,
                        MetadataFault.VISIBILITY_UNKNOWN,
                        Scheme.CONFIDENTIALITY.attribute(),
                        label.code().value()));
    }
}
