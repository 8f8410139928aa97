package org.opencarnet.xds.submission;

import java.util.regex.Pattern;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** A submission set or a folder (ITI TF-3, tables 4.2.3.3-1 and 4.2.3.4-1). */
final class PackageCheck extends ObjectCheck {

    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");

    PackageCheck(RegistryPackageType object, Findings findings) {
        super(object, findings);
    }

    void submissionSet() {
        whole();
        required(Slots.SUBMISSION_TIME);
        time(Slots.SUBMISSION_TIME);
        code(Scheme.CONTENT_TYPE);
        authors(Scheme.SET_AUTHOR);
        uniqueId(Scheme.SET_UNIQUE_ID);
        identifier(Scheme.SET_PATIENT);
        identifier(Scheme.SET_SOURCE)
                .ifPresent(source -> must(
                        OID.matcher(source).matches(),
                        MetadataFault.SOURCE_NOT_AN_OID,
                        Scheme.SET_SOURCE.attribute(),
                        source));
    }

    void folder() {
        whole();
        codes(Scheme.FOLDER_CODES);
        uniqueId(Scheme.FOLDER_UNIQUE_ID);
        identifier(Scheme.FOLDER_PATIENT);
    }
}
