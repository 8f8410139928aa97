package org.opencarnet.xds.soap;

import java.util.List;
import org.opencarnet.xds.error.Answers;
import org.opencarnet.xds.error.Complaint;

/**
 * One IHE transaction: what comes, what goes, and where.
 *
 * @param <Q> the request, in IPF's classes of ebXML
 * @param <A> the answer
 */
public interface Transaction<Q, A> {

    /** Where it is served. */
    Endpoint<Q> endpoint();

    /** Does what is asked. What is wrong with it is said in the answer; exceptions are for what cannot be answered. */
    A answer(Call call, Q request);

    /** The answer that nothing was done, because of these. */
    A failure(Call call, List<Complaint> complaints);

    /** Answers to this call, in the words of the actor. */
    default Answers answers(Call call) {
        return call.answers(endpoint().actor());
    }
}
