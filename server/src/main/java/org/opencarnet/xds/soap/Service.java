package org.opencarnet.xds.soap;

import org.opencarnet.xds.error.RequestFault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A service of the DMP beside the transactions of XDS.b: one element comes, one goes. */
public interface Service {

    /** Where it is served below {@code /xds}, such as {@code patients}. */
    String path();

    /** Does what is asked. What is wrong with it is said in the answer; exceptions are for what cannot be answered. */
    Document answer(Call call, Element request);

    /** The answer that nothing was done, because of this. */
    Document failure(Call call, RequestFault fault, String... details);
}
