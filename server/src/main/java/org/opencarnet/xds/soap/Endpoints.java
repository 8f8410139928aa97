package org.opencarnet.xds.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.opencarnet.identity.VihfCheck;

/**
 * IPF's endpoints, one for each transaction, and those of the services, on a CXF bus of their own. They start when they are first needed: it takes seconds, for which
 * no start of the server waits.
 */
final class Endpoints implements AutoCloseable {

    private final Served served;
    private final Limits limits;
    private final VihfCheck vihfs;
    private Optional<Started> started = Optional.empty();

    private record Started(Bus bus, DefaultCamelContext routes) {}

    Endpoints(Served served, Limits limits, VihfCheck vihfs) {
        this.served = served;
        this.limits = limits;
        this.vihfs = vihfs;
    }

    /** The bus, with all endpoints ready. */
    synchronized Bus bus() {
        if (started.isEmpty()) {
            started = Optional.of(start());
        }
        return started.get().bus();
    }

    private Started start() {
        var bus = new ExtensionManagerBus();
        limits.properties().forEach(bus::setProperty);
        bus.getInInterceptors().add(new WayIn());
        bus.getInInterceptors().add(new Sender(vihfs, served.ofMany()));
        bus.getOutInterceptors().add(new StoredObjectsOut());
        bus.getOutFaultInterceptors().add(new WayOut());
        var former = BusFactory.getAndSetThreadDefaultBus(bus);
        try {
            Files.createDirectories(limits.waiting());
            var routes = routes();
            served.services().forEach(service -> publish(bus, service));
            return new Started(bus, routes);
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        } finally {
            BusFactory.setThreadDefaultBus(former);
        }
    }

    private static void publish(Bus bus, Service service) {
        var endpoint = new EndpointImpl(bus, new Payload(service));
        endpoint.getFeatures().add(new WSAddressingFeature());
        endpoint.publish("/" + service.path());
    }

    private DefaultCamelContext routes() {
        var camel = new DefaultCamelContext();
        camel.disableJMX();
        camel.setStreamCaching(false);
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    served.transactions().forEach(one -> {
                        var endpoint = one.endpoint();
                        from(endpoint.component() + ":" + endpoint.path() + "?audit=false")
                                .routeId(endpoint.path())
                                .process(new Turn<>(one));
                    });
                }
            });
            camel.start();
            return camel;
        } catch (Exception e) {
            camel.stop();
            throw new IllegalStateException("the endpoints of XDS cannot start", e);
        }
    }

    @Override
    public synchronized void close() {
        started.ifPresent(running -> {
            running.routes().stop();
            running.bus().shutdown(false);
        });
        started = Optional.empty();
    }
}
