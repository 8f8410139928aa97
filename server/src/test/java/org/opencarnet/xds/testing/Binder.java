package org.opencarnet.xds.testing;

import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;

/** A folder as it is sent; a test says otherwise what it cares for. */
public final class Binder {

    private final String id;
    private final String uniqueId;
    private String title = "Classeur";
    private String coded = "C1^^1.8";
    private String logicalId = "";

    public Binder(String id, String uniqueId) {
        this.id = id;
        this.uniqueId = uniqueId;
    }

    String id() {
        return id;
    }

    public Binder title(String value) {
        this.title = value;
        return this;
    }

    /** {@code code^^scheme}. */
    public Binder code(String value) {
        this.coded = value;
        return this;
    }

    /** A later version of the folder with this logicalId. */
    public Binder lid(String value) {
        this.logicalId = " lid=\"" + value + "\"";
        return this;
    }

    String xml(Ins patient) {
        return "<RegistryPackage id=\"%s\"%s>".formatted(id, logicalId)
                + "<Name><LocalizedString value=\"" + title + "\"/></Name>"
                + Feeding.node(id, Scheme.FOLDER)
                + Entry.coded(id, Scheme.FOLDER_CODES, coded)
                + Entry.identified(id, Scheme.FOLDER_PATIENT, patient.toCx())
                + Entry.identified(id, Scheme.FOLDER_UNIQUE_ID, uniqueId)
                + "</RegistryPackage>";
    }
}
