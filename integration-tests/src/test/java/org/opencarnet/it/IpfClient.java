package org.opencarnet.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.cxf.headers.Header;
import org.openehealth.ipf.platform.camel.ihe.ws.AbstractWsEndpoint;

/** Software that others wrote: IPF's client endpoints, with IPF's own model of XDS. */
final class IpfClient implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Neighbourhood neighbourhood;
    private final Soap soap;
    private final Map<String, String> vihf;

    /** As this persona, about this patient. */
    IpfClient(Neighbourhood neighbourhood, String persona, String ins) {
        this.neighbourhood = neighbourhood;
        this.soap = new Soap(neighbourhood);
        this.vihf = Map.of("persona", persona, "ins", ins);
        camel.disableJMX();
        camel.start();
    }

    /** Sends a request of a transaction such as {@code xds-iti41}. */
    <T> T send(String component, Object request, Class<T> answer) {
        var security = PlainXml.parsed(soap.vihf(vihf));
        var header = new Header(new QName(security.getNamespaceURI(), security.getLocalName()), security);
        var exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(request);
        exchange.getIn().setHeader(AbstractWsEndpoint.OUTGOING_SOAP_HEADERS, List.of(header));
        var address = neighbourhood.fhir().getAuthority() + "/xds/" + component.replaceFirst("^\\w+-", "");
        return received(send(component + "://" + address + "?audit=false", exchange), answer);
    }

    private Exchange send(String endpoint, Exchange exchange) {
        try (var template = camel.createProducerTemplate()) {
            return template.send(endpoint, exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T received(Exchange exchange, Class<T> answer) {
        if (exchange.getException() != null) {
            throw new IllegalStateException(exchange.getException());
        }
        return exchange.getMessage().getBody(answer);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
