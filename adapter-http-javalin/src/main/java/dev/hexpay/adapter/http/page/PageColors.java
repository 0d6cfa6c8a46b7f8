package dev.hexpay.adapter.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The colors of the pages, light and dark, as CSS properties of the root element. */
public final class PageColors {
    /** The rules to put before those of a page. */
    public static final String CSS = read("colors.css");

    private PageColors() {}

    private static String read(String name) {
        try (InputStream resource = Objects.requireNonNull(PageColors.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
