package org.opencarnet.demo.samples;

/**
 * A measured value.
 *
 * @param code LOINC
 * @param value a decimal number with a point
 * @param unit UCUM
 */
record Measure(String code, String name, String value, String unit) {}
