package org.opencarnet.fhir.search;

/** How large pages are: where the client says nothing, and at the most. */
public record Paging(int size, int largest) {}
