/** Subscriptions: who wants to be told of what, by mail, by SMS or at an endpoint (DSUBm, Subscriptions R5 Backport), and what endpoints are sent. */
@NullMarked
package org.opencarnet.fhir.alerts;

import org.jspecify.annotations.NullMarked;
