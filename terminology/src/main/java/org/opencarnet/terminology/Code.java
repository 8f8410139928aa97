package org.opencarnet.terminology;

/**
 * A code of a code system.
 *
 * @param system OID of the code system without prefix, or its URI where no OID is known; {@code URN} and {@code ASTM},
 *     which have no OID, keep the name that XDS gives them in France
 * @param value the code itself
 */
public record Code(String system, String value) {}
