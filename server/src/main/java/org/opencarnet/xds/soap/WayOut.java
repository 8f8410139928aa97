package org.opencarnet.xds.soap;

import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.DepthExceededStaxException;
import org.opencarnet.sharing.Mishaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every fault in our own words: what a library says of one names its classes, and repeats what was sent. */
final class WayOut extends AbstractPhaseInterceptor<Message> {

    private static final Logger LOG = LoggerFactory.getLogger(WayOut.class);
    private static final int SENDERS = 400;
    private static final int OURS = 500;

    WayOut() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        var request = WayIn.request(message);
        var fault = (Fault) message.getContent(Exception.class);
        var told = told(fault, message, Call.language(request));
        told.setStatusCode(Soap12.getInstance().getSender().equals(told.getFaultCode()) ? SENDERS : OURS);
        message.setContent(Exception.class, told);
    }

    private static SoapFault told(Fault fault, Message message, Locale language) {
        if (fault instanceof SoapFlaw.Told ours) {
            return ours;
        }
        var flaw = flaw(fault, message.getExchange().containsKey(Turn.BEGUN));
        if (flaw == SoapFlaw.UNEXPECTED) {
            LOG.error("a message failed unexpectedly: {}", Mishaps.withoutMessages(fault));
        }
        return flaw.fault(language);
    }

    private static SoapFlaw flaw(Fault fault, boolean begun) {
        if (begun) {
            return SoapFlaw.UNEXPECTED;
        }
        var code = fault.getFaultCode();
        if (Soap12.getInstance().getMustUnderstand().equals(code)) {
            return SoapFlaw.HEADER;
        }
        if (code != null && code.getLocalPart().equals("VersionMismatch")) {
            return SoapFlaw.VERSION;
        }
        var causes = Stream.<Throwable>iterate(fault, each -> each != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(WayOut::isLimit)) {
            return SoapFlaw.TOO_LARGE;
        }
        return causes.stream().anyMatch(XMLStreamException.class::isInstance)
                ? SoapFlaw.MALFORMED
                : SoapFlaw.OTHER_MESSAGE;
    }

    /** Woodstox tells of its limits in words alone. */
    private static boolean isLimit(Throwable cause) {
        return cause instanceof DepthExceededStaxException
                || cause instanceof XMLStreamException
                        && String.valueOf(cause.getMessage()).contains("limit");
    }
}
