package org.opencarnet.xds.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request holds open until its answer has left. */
final class AtTheEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AtTheEnd.class);
    private static final String ATTRIBUTE = AtTheEnd.class.getName();

    private final List<AutoCloseable> resources = new ArrayList<>();

    static AtTheEnd of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AtTheEnd there) {
            return there;
        }
        var fresh = new AtTheEnd();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    void add(AutoCloseable resource) {
        resources.add(resource);
    }

    @Override
    public void close() {
        for (var resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn(
                        "something stays open after a request: {}", e.getClass().getName());
            }
        }
    }
}
