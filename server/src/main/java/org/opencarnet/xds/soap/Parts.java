package org.opencarnet.xds.soap;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.cxf.attachment.LazyDataSource;
import org.apache.cxf.io.CacheSizeExceededException;
import org.apache.cxf.message.Attachment;
import org.opencarnet.sharing.Contents;

/**
 * The MIME parts of a message beside its envelope (XOP). They are read as they come in, and wait in files only where they are asked for
 * in another order.
 */
public final class Parts {

    /** None came. */
    static final Parts NONE = new Parts(List.of(), Optional.empty());

    private final Collection<Attachment> attachments;
    private final Optional<WholeMessage> message;

    Parts(Collection<Attachment> attachments, Optional<WholeMessage> message) {
        this.attachments = attachments;
        this.message = message;
    }

    /**
     * Bytes that came.
     *
     * @param name the same for what points at the same part, of which the bytes can be read once
     */
    public record Part(Object name, InputStream bytes) {}

    /**
     * What a document of the message points at, or holds itself; empty when no such part came.
     *
     * @throws Contents.TooLarge when a part on the way to it has more than {@code limit} bytes
     * @throws IOException when the message breaks off
     */
    public Optional<Part> part(DataHandler document, long limit) throws IOException {
        try {
            var bytes = document.getInputStream();
            return Optional.of(new Part(source(document), bytes));
        } catch (IllegalStateException noSuchPart) {
            return Optional.empty();
        } catch (RuntimeException wrapped) {
            throw unwrapped(wrapped, limit);
        }
    }

    /** The content ids of the parts that came and are none of these; reads on to the end of the message. */
    public List<String> besides(Set<Object> names, long limit) throws IOException {
        try {
            return attachments.stream()
                    .filter(Parts::isPart)
                    .filter(one -> !names.contains(one.getDataHandler().getDataSource()))
                    .map(Attachment::getId)
                    .toList();
        } catch (RuntimeException wrapped) {
            throw unwrapped(wrapped, limit);
        }
    }

    /** What stands behind the last boundary comes as one without headers. */
    private static boolean isPart(Attachment attachment) {
        return attachment.getHeaderNames().hasNext();
    }

    /** Whether the last boundary is there; reads on to the end of the message. */
    public boolean areWhole() throws IOException {
        return message.isEmpty() || message.get().isClosed();
    }

    /** Whether they came to an end because there are more, or they say more of themselves, than anybody sends. */
    boolean areTooMuch() {
        return message.isPresent() && message.get().isExcessive();
    }

    private static DataSource source(DataHandler document) {
        var source = document.getDataSource();
        return source instanceof LazyDataSource lazy ? lazy.getDataSource() : source;
    }

    private static IOException unwrapped(RuntimeException wrapped, long limit) {
        var causes = Stream.<Throwable>iterate(wrapped, each -> each != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(CacheSizeExceededException.class::isInstance)) {
            return new Contents.TooLarge(limit);
        }
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst()
                .orElseThrow(() -> wrapped);
    }
}
