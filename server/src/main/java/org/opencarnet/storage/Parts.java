package org.opencarnet.storage;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads parts one after the other, each when the one before is used up; a part that is not full is the last. */
final class Parts extends InputStream {

    private final int full;
    private final IntFunction<Optional<byte[]>> parts;
    private byte[] part;
    private int number;
    private int position;

    Parts(byte[] first, int full, IntFunction<Optional<byte[]>> parts) {
        this.part = first;
        this.full = full;
        this.parts = parts;
    }

    @Override
    public int read() {
        return atEnd() ? -1 : part[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        var count = Math.min(length, part.length - position);
        System.arraycopy(part, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return part.length - position;
    }

    private boolean atEnd() {
        if (position == part.length && part.length == full) {
            number++;
            part = parts.apply(number).orElseGet(() -> new byte[0]);
            position = 0;
        }
        return position == part.length;
    }
}
