package org.opencarnet.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two names of a code system: the OID that XDS, CDA and the VIHF use, and the URI that FHIR uses. Some systems have
 * several URIs; all are understood, one is preferred.
 */
public final class CodeSystems {
    /** LOINC, the system of most document types. */
    public static final String LOINC = "2.16.840.1.113883.6.1";
    /** HL7 v3 Confidentiality: N, R, V. */
    public static final String CONFIDENTIALITY = "2.16.840.1.113883.5.25";
    /** TRE_A07: MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REPRESENTANTS_LEGAUX. */
    public static final String VISIBILITY = "1.2.250.1.213.1.1.4.13";
    /** TRE_A00: producers of documents that are no professionals, for example EXP_PATIENT. */
    public static final String PRODUCER = "1.2.250.1.213.1.1.4.6";
    /** TRE_A03: classes of documents. */
    public static final String DOCUMENT_CLASS = "1.2.250.1.213.1.1.4.1";
    /** TRE_A05: document types that LOINC lacks. */
    public static final String DOCUMENT_TYPE = "1.2.250.1.213.1.1.4.12";
    /** TRE_G15: health professions. */
    public static final String PROFESSION = "1.2.250.1.71.1.2.7";
    /** TRE_G16: health professions of persons in training. */
    public static final String PROFESSION_IN_TRAINING = "1.2.250.1.71.1.2.8";
    /** TRE_R01: specialities and other qualifications (savoir-faire). */
    public static final String QUALIFICATION = "1.2.250.1.71.4.2.5";
    /** TRE_G05: sections of the register of pharmacists. */
    public static final String PHARMACIST_SECTION = "1.2.250.1.71.4.2.6";
    /** TRE_R248 as the VIHF names it: normal, bris_de_glace, centre_15. */
    public static final String ACCESS_MODE = "1.2.250.1.213.1.1.4.248";

    private static final String URN_OID = "urn:oid:";
    private static final Map<String, String> URIS = new HashMap<>();
    private static final Map<String, String> OIDS = new HashMap<>();

    static {
        TableFile file = TableFile.bundled("code-systems.csv");
        for (TableFile.Line line : file.lines()) {
            List<String> cells = line.cells();
            take(cells.get(0), cells.get(1), "preferred".equals(cells.get(2)));
        }
    }

    private CodeSystems() {}

    private static void take(String oid, String uri, boolean preferred) {
        if (preferred) {
            URIS.put(oid, uri);
            OIDS.put(uri, oid);
        } else {
            URIS.putIfAbsent(oid, uri);
            OIDS.putIfAbsent(uri, oid);
        }
    }

    /** The preferred FHIR URI of a system, or empty for an OID that is not listed (then FHIR writes urn:oid:…). */
    public static Optional<String> uriOf(String oid) {
        return Optional.ofNullable(URIS.get(oid));
    }

    /** The OID of a system named by any of its URIs or by any well-formed {@code urn:oid:…}, or empty. */
    public static Optional<String> oidOf(String uri) {
        String listed = OIDS.get(uri);
        if (listed != null) {
            return Optional.of(listed);
        }
        return uri.startsWith(URN_OID)
                ? Optional.of(uri.substring(URN_OID.length())).filter(CodeSystems::isOid)
                : Optional.empty();
    }

    /** The code of a FHIR Coding: its system is the OID where one is known, otherwise the URI itself. */
    public static Code code(String uri, String value) {
        return new Code(oidOf(uri).orElse(uri), value);
    }

    /** The system of a FHIR Coding of this code: the preferred URI, otherwise {@code urn:oid:…}, otherwise as it stands. */
    public static String systemOf(Code code) {
        String uri = URIS.get(code.system());
        if (uri != null) {
            return uri;
        }
        return isOid(code.system()) ? URN_OID + code.system() : code.system();
    }

    private static boolean isOid(String text) {
        boolean afterDot = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? afterDot : c < '0' || c > '9') {
                return false;
            }
            afterDot = c == '.';
        }
        return !afterDot && text.charAt(0) <= '2' && text.indexOf('.') == 1;
    }
}
