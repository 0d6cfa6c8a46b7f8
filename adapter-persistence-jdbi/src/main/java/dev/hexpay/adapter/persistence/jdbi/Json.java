package dev.hexpay.adapter.persistence.jdbi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.text.Metadata;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes values that are stored as JSON: metadata, address lines, tax details and event payloads in their published form. */
final class Json {
    // An older server reads what a newer one wrote, so unknown fields are ignored.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(new InstantSerializer())
                    .addDeserializer(Instant.class, new InstantDeserializer()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Json() {}

    static @Nullable String of(@Nullable Metadata metadata) {
        return metadata == null ? null : write(metadata.entries());
    }

    static Metadata metadata(String text) {
        try {
            return new Metadata(MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored metadata is not readable", e);
        }
    }

    static String of(TaxDetails details) {
        return write(details);
    }

    static TaxDetails taxDetails(String text) {
        try {
            return MAPPER.readValue(text, TaxDetails.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored tax details are not readable", e);
        }
    }

    static String of(List<String> lines) {
        return write(lines);
    }

    static List<String> lines(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored lines are not readable", e);
        }
    }

    /** All fields of the record in their published order, including nulls. */
    static String of(EventPayload payload) {
        return write(payload);
    }

    static <E extends EventPayload> E eventPayload(String text, Class<E> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event payload is not readable", e);
        }
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value could not be written as JSON", e);
        }
    }

    private static final class InstantSerializer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        // Instant.toString omits zero milliseconds; the API never does.
        private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(WIRE.format(value));
        }
    }

    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.parse(json.getText());
        }
    }
}
