package dev.hexpay.adapter.http.api.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.application.idempotency.RequestFingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes fingerprints of requests. Equivalent requests have equal fingerprints: the order of members, white space
 * and number notation (25 and 25.0) do not matter.
 */
final class RequestFingerprints {
    private RequestFingerprints() {}

    static RequestFingerprint of(ApiRequest.IdempotentCall call) {
        StringBuilder text = new StringBuilder()
                .append(call.method())
                .append('\n')
                .append(call.target())
                .append('\n');
        append(text, call.body());
        return new RequestFingerprint(sha256(text.toString()));
    }

    private static void append(StringBuilder text, JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            text.append('{');
            members.forEach((name, value) -> {
                appendText(text, name);
                append(text, value);
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(element -> append(text, element));
            text.append(']');
        } else if (node.isNumber()) {
            text.append(node.decimalValue().stripTrailingZeros()).append(',');
        } else if (node.isTextual()) {
            appendText(text, node.textValue());
        } else {
            text.append(node.asText()).append(',');
        }
    }

    // The length prefix makes the encoding unambiguous: one text cannot be read as two.
    private static void appendText(StringBuilder text, String value) {
        text.append('"').append(value.length()).append(':').append(value);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
