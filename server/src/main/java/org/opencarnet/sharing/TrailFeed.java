package org.opencarnet.sharing;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Port: hands the trail on, in the order of its tree, to somebody who keeps another copy. The trail itself is the queue. */
public interface TrailFeed {

    /**
     * Hands on what was not yet; what was sent is not handed on again, what was not sent is.
     *
     * @param most so many rows, at most
     * @return how many were sent; empty while another server is at it
     * @throws IOException what the sending throws
     */
    OptionalInt forward(int most, Sending sending) throws IOException;

    /** Sends to whoever keeps the copy. */
    @FunctionalInterface
    interface Sending {

        /** Returns once the other side has all of them; throws otherwise, and then it may have none, some or all. */
        void send(List<TrailTree.Leaf> leaves) throws IOException;
    }
}
