/** Brings messages to their receivers: mail, SMS and the endpoints of software, again and again until they have arrived. */
@NullMarked
package org.opencarnet.notification;

import org.jspecify.annotations.NullMarked;
