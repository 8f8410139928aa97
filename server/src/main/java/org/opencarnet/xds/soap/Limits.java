package org.opencarnet.xds.soap;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * How large a message may be. A hundred documents with all their metadata are a tenth of what the envelope may hold.
 *
 * @param waiting folder of parts that come in another order than they are asked for
 * @param document the largest document, in bytes
 */
public record Limits(Path waiting, long document) {

    private static final long ENVELOPE = 16L << 20;

    /** As CXF reads them. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(StaxUtils.MAX_XML_CHARACTERS, ENVELOPE);
        properties.put(StaxUtils.MAX_TEXT_LENGTH, (int) ENVELOPE);
        properties.put(StaxUtils.MAX_ELEMENT_COUNT, 200_000L);
        properties.put(StaxUtils.MAX_CHILD_ELEMENTS, 10_000);
        properties.put(StaxUtils.MAX_ELEMENT_DEPTH, 60);
        properties.put(StaxUtils.MAX_ATTRIBUTE_COUNT, 60);
        properties.put(StaxUtils.MAX_ATTRIBUTE_SIZE, 100_000);
        properties.put(AttachmentDeserializer.ATTACHMENT_MAX_COUNT, Integer.toString(WholeMessage.MOST_PARTS));
        properties.put(
                AttachmentDeserializer.ATTACHMENT_MAX_HEADER_SIZE, Integer.toString(WholeMessage.LARGEST_HEADERS));
        properties.put(AttachmentDeserializer.ATTACHMENT_MAX_SIZE, Long.toString(document));
        properties.put(AttachmentDeserializer.ATTACHMENT_DIRECTORY, waiting.toString());
        return properties;
    }
}
