package org.opencarnet.sharing;

import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Terminology;

/** The codes that a record has to understand, whichever face they come by: on them it depends who may read. */
public final class KnownCodes {

    private KnownCodes() {}

    /** Whether the habilitation matrix can know this type: any other would be nobody's to read. */
    public static boolean isType(Code type) {
        return Terminology.french().documentType(type).isPresent();
    }

    /** Whether this claims to be a class of TRE_A03 and is none. */
    public static boolean isFalseClass(Code documentClass) {
        return CodeSystems.DOCUMENT_CLASS.equals(documentClass.system())
                && Terminology.french().documentClass(documentClass).isEmpty();
    }

    /** Whether this is a visibility that could not be honoured, such as MASQUE_PSOCIAL. */
    public static boolean isUnknownVisibility(Code label) {
        return CodeSystems.VISIBILITY.equals(label.system()) && !Visibility.isNamed(label.value());
    }
}
