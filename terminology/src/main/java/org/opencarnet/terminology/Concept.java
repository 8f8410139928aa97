package org.opencarnet.terminology;

/**
 * A code with the words for it.
 *
 * @param code the code
 * @param display in French as published, or as fed; empty text when unknown
 */
public record Concept(Code code, String display) {}
