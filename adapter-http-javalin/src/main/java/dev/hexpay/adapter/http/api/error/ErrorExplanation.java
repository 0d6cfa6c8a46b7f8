package dev.hexpay.adapter.http.api.error;

import dev.hexpay.domain.error.ErrorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The meaning of an error code, and advice for the developer; plain text without markup. */
public record ErrorExplanation(String meaning, String advice) {
    private static final Properties TEXTS = read("explanations.properties");

    /** The explanation of a code. */
    public static ErrorExplanation of(ErrorCode code) {
        return new ErrorExplanation(text(code.code() + ".meaning"), text(code.code() + ".advice"));
    }

    private static String text(String key) {
        return Objects.requireNonNull(TEXTS.getProperty(key), key);
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ErrorExplanation.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
