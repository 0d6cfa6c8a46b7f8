package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import java.time.Duration;
import java.util.Locale;

/** A payer's objection to a charge. */
final class Dispute extends StripeObject {
    private static final Duration EVIDENCE = Duration.ofDays(9);

    private final Charge charge;
    private final long amount;
    private final String reason;
    private Status status;

    /** Where a dispute stands; a warning is an inquiry, which takes no money. */
    enum Status {
        NEEDS_RESPONSE,
        UNDER_REVIEW,
        WON,
        LOST,
        WARNING_NEEDS_RESPONSE,
        WARNING_CLOSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Dispute(StubState state, Charge charge, long amount, String reason, Status status) {
        super(state.nextId(Kind.DISPUTE), state.now());
        this.charge = charge;
        this.amount = amount;
        this.reason = reason;
        this.status = status;
    }

    Charge charge() {
        return charge;
    }

    long amount() {
        return amount;
    }

    Status status() {
        return status;
    }

    void become(Status next) {
        status = next;
    }

    /** Whether the payer's bank has the money now. */
    boolean holdsMoney() {
        return status == Status.NEEDS_RESPONSE || status == Status.UNDER_REVIEW || status == Status.LOST;
    }

    boolean isOpen() {
        return status == Status.NEEDS_RESPONSE || status == Status.UNDER_REVIEW;
    }

    @Override
    JsonObject json() {
        return Json.object(
                "id",
                id(),
                "object",
                "dispute",
                "amount",
                amount,
                "charge",
                charge.id(),
                "created",
                created(),
                "currency",
                charge.intent().currency(),
                "evidence_details",
                Json.object(
                        "due_by",
                        created().plus(EVIDENCE),
                        "has_evidence",
                        status == Status.UNDER_REVIEW,
                        "past_due",
                        false,
                        "submission_count",
                        0),
                "is_charge_refundable",
                !holdsMoney(),
                "livemode",
                charge.intent().mode().isLive(),
                "metadata",
                new JsonObject(),
                "payment_intent",
                charge.intent().id(),
                "reason",
                reason,
                "status",
                status.word());
    }
}
