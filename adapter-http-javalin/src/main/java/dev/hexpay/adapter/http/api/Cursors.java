package dev.hexpay.adapter.http.api;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on: the id of the last item seen, made opaque so that nobody builds one. */
final class Cursors {
    private Cursors() {}

    static String of(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id in a cursor; refused unless it is exactly what a list of this kind gave out. */
    static String read(String cursor, IdKind kind) {
        String id = decoded(cursor);
        if (!kind.matches(id) || !of(id).equals(cursor)) {
            throw invalid();
        }
        return id;
    }

    private static String decoded(String cursor) {
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
