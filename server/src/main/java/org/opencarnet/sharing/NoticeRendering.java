package org.opencarnet.sharing;

/** Writes what a software is sent, in the words of the face through which it subscribed. */
public interface NoticeRendering {

    /** The body of a message: what is to be known, and no health data. */
    String notice(Tell.Letter letter);

    /** The media type of these bodies. */
    String mediaType();
}
