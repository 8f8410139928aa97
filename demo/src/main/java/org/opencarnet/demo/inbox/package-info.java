/** Where the alerts of the demo arrive: a mail server that delivers to nobody, and a gateway of SMS that sends none. */
@NullMarked
package org.opencarnet.demo.inbox;

import org.jspecify.annotations.NullMarked;
