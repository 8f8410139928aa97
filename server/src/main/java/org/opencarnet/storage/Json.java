package org.opencarnet.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.opencarnet.record.Ins;

/** The values of {@code record} as JSON, each whole in one column. */
final class Json {

    // What a later version adds is ignored by an earlier one on the next node, while both run
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Ins.Authority.class, new ByName())
                    .addDeserializer(Ins.Authority.class, new OfName()))
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read as " + type.getSimpleName(), e);
        }
    }

    /** An authority is written by its name, as in the tables. */
    private static final class ByName extends StdScalarSerializer<Ins.Authority> {

        private static final long serialVersionUID = 1L;

        ByName() {
            super(Ins.Authority.class);
        }

        @Override
        public void serialize(Ins.Authority authority, JsonGenerator to, SerializerProvider provider)
                throws IOException {
            to.writeString(authority.name());
        }
    }

    /** The way back. */
    private static final class OfName extends StdScalarDeserializer<Ins.Authority> {

        private static final long serialVersionUID = 1L;

        OfName() {
            super(Ins.Authority.class);
        }

        @Override
        public Ins.Authority deserialize(JsonParser from, DeserializationContext context) throws IOException {
            return Ins.Authority.of(from.getText());
        }
    }
}
