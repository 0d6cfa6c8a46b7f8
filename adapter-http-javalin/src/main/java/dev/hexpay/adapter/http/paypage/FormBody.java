package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.form.UrlEncoded;
import dev.hexpay.adapter.http.form.UrlEncoded.Parameter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
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

    static FormBody of(Context ctx) throws IOException {
        if (!ctx.isFormUrlencoded()) {
            throw PageError.BAD_FORM.exception();
        }
        return new FormBody(parsed(bounded(ctx)));
    }

    /** The value of the field, stripped; empty if it is absent. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static String bounded(Context ctx) throws IOException {
        if (ctx.req().getContentLengthLong() > MAX_BYTES) {
            throw PageError.TOO_LARGE.exception();
        }
        try (InputStream in = ctx.bodyInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw PageError.TOO_LARGE.exception();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> parsed(String body) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : UrlEncoded.parseReplacingMalformed(body)) {
            String name = parameter.name();
            String value = parameter.value();
            if (name == null || value == null || values.put(name, value.strip()) != null) {
                throw PageError.BAD_FORM.exception();
            }
        }
        return values;
    }
}
