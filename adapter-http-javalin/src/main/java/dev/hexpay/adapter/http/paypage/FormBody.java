package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.body.BodyReadException;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.adapter.http.form.UrlEncoded;
import dev.hexpay.adapter.http.form.UrlEncoded.Parameter;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A posted form: urlencoded, at most {@value #MAX_BYTES} bytes, each field at most once. It is never logged. */
final class FormBody {

    static final int MAX_BYTES = 16 * 1024;

    private final Map<String, String> values;

    private FormBody(Map<String, String> values) {
        this.values = values;
    }

    /** The form in the body that was read. */
    static FormBody of(Context ctx) {
        requireForm(ctx);
        return new FormBody(parsed(text(ctx)));
    }

    /** Refuses by its headers a body that is not a form or too long, before it arrives. */
    static void requireForm(Context ctx) {
        if (!ctx.isFormUrlencoded()) {
            throw PageError.BAD_FORM.exception();
        }
        if (ctx.req().getContentLengthLong() > MAX_BYTES) {
            throw PageError.TOO_LARGE.exception();
        }
    }

    /** The value of the field, stripped; empty if it is absent. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static String text(Context ctx) {
        try {
            byte[] bytes = RequestBodies.of(ctx);
            if (bytes.length > MAX_BYTES) {
                throw PageError.TOO_LARGE.exception();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PageError.BAD_FORM.exception();
        } catch (BodyReadException e) {
            throw (e.isTooSlow() ? PageError.TOO_SLOW : PageError.BAD_FORM).exception();
        }
    }

    private static Map<String, String> parsed(String body) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : UrlEncoded.parse(body)) {
            String name = parameter.name();
            String value = parameter.value();
            if (name == null || value == null || values.put(name, value.strip()) != null) {
                throw PageError.BAD_FORM.exception();
            }
        }
        return values;
    }
}
