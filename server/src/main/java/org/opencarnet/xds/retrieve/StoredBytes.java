package org.opencarnet.xds.retrieve;

import jakarta.activation.DataSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/** The bytes of a document as a MIME part on its way out. */
record StoredBytes(String mimeType, Supplier<InputStream> bytes) implements DataSource {

    @Override
    public InputStream getInputStream() {
        return bytes.get();
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("what is stored is not written to");
    }

    @Override
    public String getContentType() {
        return mimeType;
    }

    @Override
    public String getName() {
        return "";
    }
}
