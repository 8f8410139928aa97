package org.opencarnet.notification;

import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

/** Brings messages by one kind of channel. */
interface Carrier {

    /** Whether this is its kind. */
    boolean serves(Channel channel);

    /** Tries once; never longer than the lease of a message. */
    Delivery carry(Letter letter);
}
