package org.opencarnet.xds.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** The first look at a message: SOAP 1.2 in plain or in MTOM, not compressed; and its body watched from here on. */
final class WayIn extends AbstractPhaseInterceptor<Message> {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]*)");

    WayIn() {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        var request = request(message);
        var type = Optional.ofNullable((String) message.get(Message.CONTENT_TYPE))
                .map(text -> text.toLowerCase(Locale.ROOT).strip())
                .orElse("");
        if (!type.startsWith("application/soap+xml") && !type.startsWith("multipart/related")) {
            throw SoapFlaw.MEDIA_TYPE.fault(Call.language(request));
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw SoapFlaw.ENCODING.fault(Call.language(request));
        }
        if (type.startsWith("multipart/related")) {
            var boundary = BOUNDARY.matcher((String) message.get(Message.CONTENT_TYPE));
            var body =
                    new WholeMessage(message.getContent(InputStream.class), boundary.find() ? boundary.group(1) : "");
            message.setContent(InputStream.class, body);
            message.getExchange().put(WholeMessage.class, body);
        }
    }

    static HttpServletRequest request(Message message) {
        return (HttpServletRequest) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
    }

    /** What came with the envelope. */
    static Parts parts(Message message) {
        var body = message.getExchange().get(WholeMessage.class);
        return body == null || message.getAttachments() == null
                ? Parts.NONE
                : new Parts(message.getAttachments(), Optional.of(body));
    }
}
