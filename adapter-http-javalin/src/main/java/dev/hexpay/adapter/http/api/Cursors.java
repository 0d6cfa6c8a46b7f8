package dev.hexpay.adapter.http.api;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encodes cursors: the id of the last item of a page, opaque so that clients do not build cursors themselves. */
final class Cursors {
    private Cursors() {}

    static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id in a cursor; rejects every text that a list of this kind did not return. */
    static String decode(String cursor, IdKind kind) {
        String id = decodeBase64(cursor);
        if (!kind.matches(id) || !encode(id).equals(cursor)) {
            throw invalid();
        }
        return id;
    }

    private static String decodeBase64(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static PaymentsException invalid() {
        return PaymentsException.invalid("cursor", "must be a nextCursor of this list");
    }
}
