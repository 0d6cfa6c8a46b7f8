package dev.hexpay.http.transaction;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.util.Locale;
import java.util.function.Supplier;

/** What a client sends to decide a dispute about play money. */
final class VerdictRequest {
    private VerdictRequest() {}

    static Supplier<Verdict> read(Fields body) {
        Read<Verdict> outcome = body.requiredText("outcome", Words.oneOf(Verdict.values(), VerdictRequest::wire));
        return outcome::get;
    }

    private static String wire(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
