package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import dev.hexpay.testing.stripe.Dispute.Status;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Endpoint;
import java.util.List;

/** {@code /v1/disputes}: banks open and decide them. */
final class Disputes {
    private final StubState state;

    Disputes(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/disputes", DisputeListParams.class, this::list)
                        .understanding("payment_intent", "charge", "created", "limit", "starting_after")
                        .expanding(Expansion.ofList("dispute")),
                Endpoint.get("/v1/disputes/{id}", DisputeRetrieveParams.class, this::retrieve)
                        .expanding(Expansion.of("dispute")));
    }

    /** Opens a dispute of an amount: the money is taken. */
    Dispute open(Charge charge, long amount, String reason) {
        Dispute dispute = add(charge, amount, reason, Status.NEEDS_RESPONSE);
        announce(dispute, "charge.dispute.funds_withdrawn");
        return dispute;
    }

    /** Opens an inquiry, which takes no money. */
    Dispute inquire(Charge charge) {
        return add(charge, charge.left(), "fraudulent", Status.WARNING_NEEDS_RESPONSE);
    }

    private Dispute add(Charge charge, long amount, String reason, Status status) {
        Dispute dispute = state.store(charge.intent().mode()).add(new Dispute(state, charge, amount, reason, status));
        charge.dispute();
        announce(dispute, "charge.dispute.created");
        return dispute;
    }

    /** The evidence is with the bank. */
    void review(Dispute dispute) {
        requireOpen(dispute);
        dispute.become(Status.UNDER_REVIEW);
        announce(dispute, "charge.dispute.updated");
    }

    void win(Dispute dispute) {
        requireOpen(dispute);
        dispute.become(Status.WON);
        announce(dispute, "charge.dispute.closed");
        announce(dispute, "charge.dispute.funds_reinstated");
    }

    void lose(Dispute dispute) {
        requireOpen(dispute);
        dispute.become(Status.LOST);
        announce(dispute, "charge.dispute.closed");
    }

    /** An inquiry ends without a dispute. */
    void closeInquiry(Dispute dispute) {
        requireInquiry(dispute);
        dispute.become(Status.WARNING_CLOSED);
        announce(dispute, "charge.dispute.closed");
    }

    /** An inquiry becomes a dispute: the money is taken. */
    void escalate(Dispute dispute) {
        requireInquiry(dispute);
        dispute.become(Status.NEEDS_RESPONSE);
        announce(dispute, "charge.dispute.updated");
        announce(dispute, "charge.dispute.funds_withdrawn");
    }

    /** Whether a charge cannot be refunded because the payer's bank has the money. */
    boolean holds(Charge charge) {
        return state.store(charge.intent().mode()).newestFirst(Kind.DISPUTE).stream()
                .anyMatch(dispute -> dispute.charge() == charge && dispute.holdsMoney());
    }

    private static void requireOpen(Dispute dispute) {
        if (!dispute.isOpen()) {
            throw new IllegalStateException(
                    dispute.id() + " is " + dispute.status().word());
        }
    }

    private static void requireInquiry(Dispute dispute) {
        if (dispute.status() != Status.WARNING_NEEDS_RESPONSE) {
            throw new IllegalStateException(
                    dispute.id() + " is " + dispute.status().word());
        }
    }

    private void announce(Dispute dispute, String type) {
        state.events().add(dispute.charge().intent().mode(), type, dispute.json(), Cause.NO_REQUEST);
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.DISPUTE, call.pathId()));
    }

    private JsonObject list(ApiCall call) {
        Store store = state.store(call.mode());
        String intent = store.filter(Kind.PAYMENT_INTENT, call.params(), "payment_intent");
        String charge = store.filter(Kind.CHARGE, call.params(), "charge");
        return Pages.of(
                store,
                call,
                Kind.DISPUTE,
                store.newestFirst(Kind.DISPUTE).stream()
                        .filter(dispute ->
                                intent == null || dispute.charge().intent().id().equals(intent))
                        .filter(dispute ->
                                charge == null || dispute.charge().id().equals(charge)));
    }
}
