package org.opencarnet.fhir.submission;

/**
 * Where in the request something stands.
 *
 * @param entry index of the entry, 0 where the request is a single resource
 * @param path FHIRPath from the root of the request
 */
record Place(int entry, String path) {

    /** The n-th entry of a bundle. */
    static Place entry(int index) {
        return new Place(index, "Bundle.entry[" + index + "]");
    }

    /** An element, or elements one below the other, below this place. */
    Place at(String child) {
        return new Place(entry, path + "." + child);
    }

    /** An element that repeats. */
    Place at(String child, int index) {
        return at(child + "[" + index + "]");
    }
}
