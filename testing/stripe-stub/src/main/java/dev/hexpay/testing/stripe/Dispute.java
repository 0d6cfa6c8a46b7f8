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
        return Json.of("id", id())
                .and("object", "dispute")
                .and("amount", amount)
                .and("charge", charge.id())
                .and("created", created())
                .and("currency", charge.intent().currency())
                .and(
                        "evidence_details",
                        Json.of("due_by", created().plus(EVIDENCE))
                                .and("has_evidence", status == Status.UNDER_REVIEW)
                                .and("past_due", false)
                                .and("submission_count", 0))
                .and("is_charge_refundable", !holdsMoney())
                .and("livemode", charge.intent().mode().isLive())
                .and("metadata", new JsonObject())
                .and("payment_intent", charge.intent().id())
                .and("reason", reason)
                .and("status", status.word())
                .json();
    }
}
