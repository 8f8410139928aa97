package org.opencarnet.fhir.error;

import java.util.Locale;

/** A fault that is one of an enumeration: its name is its code. */
public interface ListedFault extends Fault {

    /** Its name in the enumeration. */
    String name();

    @Override
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
