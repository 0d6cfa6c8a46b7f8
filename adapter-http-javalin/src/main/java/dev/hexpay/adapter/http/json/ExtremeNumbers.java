package dev.hexpay.adapter.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps numbers with an extreme exponent as text. Such a number is valid JSON, but a {@link BigDecimal} cannot hold it,
 * or cannot be computed with. In the tree it is not a number, so it is a violation of every field.
 */
final class ExtremeNumbers extends JsonParserDelegate {
    private static final int MAX_SCALE = 1_000_000_000;

    private @Nullable Text extreme;

    ExtremeNumbers(JsonParser parser) {
        super(parser);
    }

    /** The number as it was sent. */
    private record Text(String digits) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeRawValue(digits);
        }

        @Override
        public void serializeWithType(
                JsonGenerator generator, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            serialize(generator, provider);
        }

        @Override
        public String toString() {
            return digits;
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        boolean isExtreme = token == JsonToken.VALUE_NUMBER_FLOAT && isExtreme();
        extreme = isExtreme ? new Text(getText()) : null;
        return isExtreme ? JsonToken.VALUE_EMBEDDED_OBJECT : token;
    }

    @Override
    public @Nullable JsonToken currentToken() {
        return extreme == null ? super.currentToken() : JsonToken.VALUE_EMBEDDED_OBJECT;
    }

    @Override
    public int currentTokenId() {
        return extreme == null ? super.currentTokenId() : JsonToken.VALUE_EMBEDDED_OBJECT.id();
    }

    @Override
    public @Nullable Object getEmbeddedObject() throws IOException {
        return extreme == null ? super.getEmbeddedObject() : extreme;
    }

    private boolean isExtreme() throws IOException {
        try {
            return Math.abs((long) getDecimalValue().scale()) > MAX_SCALE;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
