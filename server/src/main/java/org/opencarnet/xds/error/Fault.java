package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;

/** A kind of fault that XDS can tell of. */
public interface Fault {

    /** RegistryError/@errorCode, as this actor tells it. */
    String code(Actor actor);

    /** A sentence for people, in French or English. */
    String text(Locale locale, List<String> details);
}
