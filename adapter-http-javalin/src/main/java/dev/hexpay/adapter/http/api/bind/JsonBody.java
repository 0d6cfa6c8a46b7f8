package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the bytes of a body as a JSON object, or rejects them. */
public final class JsonBody {
    /** The longest body: enough for a batch of a hundred customers with all their fields. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Pattern JSON_TYPE = Pattern.compile("application/([a-z0-9.-]+\\+)?json");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*(.*)");
    private static final Set<String> UTF_8_NAMES = Set.of("utf-8", "\"utf-8\"", "utf8");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonBody() {}

    /**
     * The object in the body; an empty body is an empty object.
     *
     * @throws PaymentsException {@code payload_too_large}, or {@code invalid_json} when it is not UTF-8, not JSON, not
     *     an object
     * @throws HttpResponseException 415 when it has another Content-Type
     */
    public static ObjectNode read(byte[] body, @Nullable String contentType) {
        requireSize(body.length);
        if (isBlank(body)) {
            return JsonNodeFactory.instance.objectNode();
        }
        requireJson(contentType);
        if (parsed(decoded(body)) instanceof ObjectNode object) {
            return object;
        }
        throw invalid("The body must be a JSON object.");
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses by its headers a body that {@link #read} would refuse, before it arrives.
     *
     * @param length the announced length; negative when it is not announced
     */
    public static void requireAcceptable(long length, @Nullable String contentType) {
        requireSize(length);
        if (length > 0) {
            requireJson(contentType);
        }
    }

    private static void requireSize(long length) {
        if (length > MAX_BYTES) {
            throw PaymentsException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE, "The body must have at most " + MAX_BYTES + " bytes.");
        }
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType != null && !announcesJson(contentType)) {
            throw new HttpResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(), "not JSON");
        }
    }

    private static boolean announcesJson(String contentType) {
        // With every part, also an empty one: there always is a first.
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        return JSON_TYPE.matcher(parts[0].strip()).matches()
                && Arrays.stream(parts)
                        .map(part -> CHARSET.matcher(part.strip()))
                        .filter(Matcher::matches)
                        .allMatch(charset -> UTF_8_NAMES.contains(charset.group(1)));
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("The body must be UTF-8.");
        }
    }

    private static JsonNode parsed(String text) {
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw invalid("The body must not begin with a byte order mark.");
        }
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw invalid("The body is not valid JSON: " + reason(e));
        }
    }

    // The parser's first line says what is wrong; behind it come pieces of the body, which are not ours to repeat.
    private static String reason(JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return line < 1 ? "it cannot be read." : "see line " + line + ", column " + column + ".";
    }

    private static PaymentsException invalid(String message) {
        return PaymentsException.of(ErrorCode.INVALID_JSON, message);
    }
}
