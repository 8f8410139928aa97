package org.opencarnet.xds.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.phase.Phase;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.VihfCheck;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Proves who sends a message as soon as its header is read, before anything is made of its body or its parts. No VIHF, no service. */
final class Sender extends AbstractSoapInterceptor {

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    private static final Set<String> HERE = Set.of(ADDRESSING + "/anonymous", ADDRESSING + "/none", "");

    private final VihfCheck vihfs;
    private final Set<String> ofMany;

    /** {@code ofMany} are the paths of what may be about several patients. */
    Sender(VihfCheck vihfs, Set<String> ofMany) {
        super(Phase.READ);
        addAfter(ReadHeadersInterceptor.class.getName());
        this.vihfs = vihfs;
        this.ofMany = Set.copyOf(ofMany);
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(new QName(WsseCodes.WSSE, "Security"));
    }

    @Override
    public void handleMessage(SoapMessage message) {
        var language = Call.language(WayIn.request(message));
        if (!(message.getVersion() instanceof Soap12)) {
            throw SoapFlaw.VERSION.fault(language);
        }
        var header = header(message);
        if (repliesElsewhere(header)) {
            throw SoapFlaw.REPLY_ELSEWHERE.fault(language);
        }
        try {
            var vihf = vihfs.prove(header, client(WayIn.request(message)));
            var call = Call.of(vihf, WayIn.parts(message), WayIn.request(message));
            if (call.isBound() && !ofMany.contains(String.valueOf(call.request().getPathInfo()))) {
                call.patient();
            }
            message.getExchange().put(Call.class, call);
        } catch (FlawedVihf flawed) {
            var subcode = Optional.of(WsseCodes.of(flawed.flaw()));
            throw SoapFlaw.told(flawed.text(language), Soap12.getInstance().getSender(), subcode, language);
        }
    }

    /** Who is at the other end of a connection with mutual TLS. */
    private static Optional<X509Certificate> client(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain
                ? Arrays.stream(chain).findFirst()
                : Optional.empty();
    }

    /** The envelope without its body; empty where there is no header. */
    private static Element header(SoapMessage message) {
        return message.getContent(Node.class) instanceof Document document
                ? document.getDocumentElement()
                : DOMUtils.createDocument().createElement("none");
    }

    private static boolean repliesElsewhere(Element header) {
        return Set.of("ReplyTo", "FaultTo").stream().anyMatch(name -> {
            var found = header.getElementsByTagNameNS(ADDRESSING, name);
            for (var i = 0; i < found.getLength(); i++) {
                var addresses = ((Element) found.item(i)).getElementsByTagNameNS(ADDRESSING, "Address");
                for (var j = 0; j < addresses.getLength(); j++) {
                    if (!HERE.contains(addresses.item(j).getTextContent().strip())) {
                        return true;
                    }
                }
            }
            return false;
        });
    }
}
