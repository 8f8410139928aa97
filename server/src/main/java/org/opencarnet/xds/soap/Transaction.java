package org.opencarnet.xds.soap;

import java.util.List;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;

/**
 * One IHE transaction: what comes, what goes, and where.
 *
 * @param <Q> the request, in IPF's classes of ebXML
 * @param <A> the answer
 */
public interface Transaction<Q, A> {

    /** IPF's name of it, such as {@code xds-iti41}. */
    String component();

    /** Where it is served below {@code /xds}, such as {@code iti41}. */
    String path();

    /** As whom we answer. */
    Actor actor();

    /** The class of what comes. */
    Class<Q> request();

    /** Does what is asked. What is wrong with it is said in the answer; exceptions are for what cannot be answered. */
    A answer(Call call, Q request);

    /** The answer that nothing was done, because of these. */
    A failure(Call call, List<Complaint> complaints);
}
