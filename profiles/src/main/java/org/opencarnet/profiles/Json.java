package org.opencarnet.profiles;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts and truth values as JSON (RFC 8259). */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String write(Map<String, ?> object) {
        Json json = new Json();
        json.value(object);
        return json.text.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Boolean) {
            text.append(value);
        } else {
            quoted(value.toString());
        }
    }

    private void object(Map<?, ?> object) {
        String separator = "{";
        for (Map.Entry<?, ?> member : object.entrySet()) {
            text.append(separator);
            quoted(member.getKey().toString());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void list(List<?> list) {
        String separator = "[";
        for (Object item : list) {
            text.append(separator);
            value(item);
            separator = ",";
        }
        text.append(']');
    }

    private void quoted(String plain) {
        text.append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
