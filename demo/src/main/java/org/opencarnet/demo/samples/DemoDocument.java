package org.opencarnet.demo.samples;

/** A document to feed: what is known of it, and the file. */
public record DemoDocument(Description description, Content content) {}
