package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.id.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encodes cursors: the id of the last item of a page, opaque so that clients do not build cursors themselves. */
public final class Cursors {
    private Cursors() {}

    /** The cursor of an id. */
    public static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id in a cursor that satisfies {@link Cursor}. */
    public static String decode(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    /** Whether a list of this kind has returned such a text. */
    static boolean isCursor(String text, IdKind kind) {
        try {
            String id = decode(text);
            return kind.matches(id) && encode(id).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
