package org.opencarnet.xds.soap;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.opencarnet.sharing.Mishaps;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.RequestFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a message to its transaction. A message that is a request is always answered; whatever fails is told in the words of XDS. */
final class Turn<Q, A> implements Processor {

    /** In the exchange of a message whose transaction has begun. */
    static final String BEGUN = Turn.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final Transaction<Q, A> transaction;

    Turn(Transaction<Q, A> transaction) {
        this.transaction = transaction;
    }

    @Override
    public void process(Exchange exchange) {
        var message = PhaseInterceptorChain.getCurrentMessage().getExchange();
        message.put(BEGUN, true);
        var request = transaction.endpoint().request().cast(exchange.getIn().getBody());
        exchange.getMessage().setBody(answer(message.get(Call.class), request));
    }

    private A answer(Call call, Q request) {
        try {
            return transaction.answer(call, request);
        } catch (SoapFault noAnswer) {
            throw noAnswer;
        } catch (RuntimeException mishap) {
            var outOfReach = Mishaps.isOutOfReach(mishap);
            LOG.error("request {} failed: {}", call.id(), Mishaps.withoutMessages(mishap));
            return transaction.failure(
                    call,
                    List.of(
                            outOfReach
                                    ? Complaint.of(RequestFault.OUT_OF_REACH, "")
                                    : Complaint.of(RequestFault.UNEXPECTED, "", call.id())));
        }
    }
}
