package dev.hexpay.adapter.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Parses and writes JSON. */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /**
     * Parses one JSON value: no duplicate members, no trailing tokens, at most {@value #MAX_DEPTH} levels.
     *
     * @throws JsonProcessingException when the text violates one of these rules
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        try (JsonParser parser = new ExtremeNumbers(MAPPER.createParser(text))) {
            return MAPPER.readValue(parser, JsonNode.class);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a response record as JSON, its components in declaration order. */
    public static String write(Object response) {
        try {
            return MAPPER.writeValueAsString(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written", e);
        }
    }
}
