package org.opencarnet.terminology;

/**
 * A code of a code system.
 *
 * @param system OID of the code system, or its URI where no OID is known
 * @param value the code itself
 */
public record Code(String system, String value) {}
