package org.opencarnet.xds.soap;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.opencarnet.identity.RequestId;
import org.opencarnet.identity.VihfCheck;

/** The servlet of the XDS.b face. Messages come by POST alone: there are no pages, no listing, no WSDL to read. */
public final class XdsFace extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Endpoints endpoints;
    /** Not the face itself: CXF's servlet is a filter too, and Spring Boot would put it before every address. */
    private final transient CXFNonSpringServlet transport = new CXFNonSpringServlet();

    /** A face that serves these; it starts them with the first request. */
    public XdsFace(Served served, Limits limits, VihfCheck vihfs) {
        this.endpoints = new Endpoints(served, limits, vihfs);
    }

    /** Starts the endpoints without a request. */
    public void warmUp() {
        endpoints.bus();
    }

    @Override
    public void init() throws ServletException {
        transport.setBus(endpoints.bus());
        transport.init(getServletConfig());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        try {
            transport.service(request, response);
        } finally {
            AtTheEnd.of(request).close();
        }
    }

    @Override
    public void destroy() {
        transport.destroy();
        endpoints.close();
    }
}
