package org.opencarnet.xds.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Registry objects as they are kept, on their way into an answer without being taken apart again. */
record StoredObjects(String text) {

    private static final String ATTRIBUTE = StoredObjects.class.getName();

    static StoredObjects of(String text) {
        return new StoredObjects(text);
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<StoredObjects> in(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof StoredObjects there ? Optional.of(there) : Optional.empty();
    }
}
