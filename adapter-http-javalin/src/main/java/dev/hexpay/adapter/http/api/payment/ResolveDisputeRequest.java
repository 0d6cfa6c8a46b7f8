package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads the outcome of a test dispute from a request body. */
final class ResolveDisputeRequest {
    private ResolveDisputeRequest() {}

    static Supplier<DisputeOutcome> read(JsonFields body) {
        FieldValue<DisputeOutcome> outcome =
                body.requiredText("outcome", Parsers.oneOf(DisputeOutcome.values(), ResolveDisputeRequest::wire));
        return outcome::get;
    }

    private static String wire(DisputeOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
