package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.payment.Failure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database values of pending outcomes. */
final class OutcomeName {
    private OutcomeName() {}

    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Succeeds) {
            return "succeeds";
        } else if (outcome instanceof Outcome.IsDisputed) {
            return "is_disputed";
        } else if (outcome instanceof Outcome.Declines) {
            return "declines";
        }
        return "asks_payer";
    }

    static Outcome parse(String name, @Nullable Failure failure) {
        return switch (name) {
            case "succeeds" -> new Outcome.Succeeds();
            case "is_disputed" -> new Outcome.IsDisputed();
            case "declines" -> new Outcome.Declines(Objects.requireNonNull(failure));
            case "asks_payer" -> new Outcome.RequiresAction();
            default -> throw new IllegalStateException("unknown outcome: " + name);
        };
    }
}
