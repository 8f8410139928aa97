package org.opencarnet.terminology;

/** A table file that cannot be taken as it is; the message is a sentence with file, line and reason. */
public final class MalformedTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    MalformedTable(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason + ".");
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** The name under which the file was given. */
    public String file() {
        return file;
    }

    /** The line at fault, counted from 1. */
    public int line() {
        return line;
    }

    /** What is wrong with the line, a sentence without its full stop. */
    public String reason() {
        return reason;
    }
}
