package org.opencarnet.xds.soap;

import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.SOAPBinding;
import java.util.Optional;
import javax.xml.transform.dom.DOMSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.opencarnet.sharing.Mishaps;
import org.opencarnet.xds.error.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Hands the body of a message to its service. A message that is a request is always answered. */
@WebServiceProvider
@ServiceMode(jakarta.xml.ws.Service.Mode.PAYLOAD)
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
public class Payload implements Provider<DOMSource> {

    private static final Logger LOG = LoggerFactory.getLogger(Payload.class);

    private final Service service;

    Payload(Service service) {
        this.service = service;
    }

    @Override
    public DOMSource invoke(DOMSource request) {
        var exchange = PhaseInterceptorChain.getCurrentMessage().getExchange();
        exchange.put(Turn.BEGUN, true);
        var call = exchange.get(Call.class);
        var element = element(request.getNode()).orElseThrow(() -> SoapFlaw.OTHER_MESSAGE.fault(call.language()));
        return new DOMSource(answer(call, element));
    }

    private Document answer(Call call, Element request) {
        try {
            return service.answer(call, request);
        } catch (SoapFault noAnswer) {
            throw noAnswer;
        } catch (RuntimeException mishap) {
            LOG.error("request {} failed: {}", call.id(), Mishaps.withoutMessages(mishap));
            return Mishaps.isOutOfReach(mishap)
                    ? service.failure(call, RequestFault.OUT_OF_REACH)
                    : service.failure(call, RequestFault.UNEXPECTED, call.id());
        }
    }

    private static Optional<Element> element(Node node) {
        return Optional.ofNullable(node instanceof Document document ? document.getDocumentElement() : node)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
