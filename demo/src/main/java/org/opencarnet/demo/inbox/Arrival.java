package org.opencarnet.demo.inbox;

import java.time.Instant;

/**
 * A message that has arrived.
 *
 * @param id by which it is known when it comes again
 * @param to an address of mail or a number
 * @param subject of a mail; empty for an SMS
 */
public record Arrival(String id, Instant at, String to, String subject, String text) {}
