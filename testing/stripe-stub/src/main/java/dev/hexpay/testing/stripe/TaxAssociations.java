package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.tax.AssociationFindParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tax/associations}: what became of the tax hook of a payment intent. */
final class TaxAssociations {
    private final StubState state;

    TaxAssociations(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/tax/associations/find", AssociationFindParams.class, this::find)
                .requiring("payment_intent")
                .understanding("payment_intent"));
    }

    /** Refuses a calculation that does not exist or has expired. */
    void check(Store store, @Nullable String calculation) {
        if (calculation == null) {
            return;
        }
        String param = "hooks[inputs][tax][calculation]";
        if (store.atParam(Kind.TAX_CALCULATION, calculation, param).isExpired(state.instant())) {
            throw StripeError.invalid("The tax calculation " + calculation + " has expired.", param);
        }
    }

    /** A payment with the hook has succeeded: its tax is recorded, once for each calculation. */
    void commit(PaymentIntent intent) {
        String calculation = intent.taxCalculation();
        if (calculation == null) {
            return;
        }
        Store store = state.store(intent.mode());
        boolean isUsed = store.newestFirst(Kind.TAX_ASSOCIATION).stream().anyMatch(other -> other.isOf(calculation));
        TaxAssociation association = store.add(new TaxAssociation(state, intent, calculation));
        if (isUsed) {
            association.fail(intent.id(), "another_payment_associated_with_calculation");
        } else {
            association.commit(intent.id(), state.nextId("tax"));
        }
    }

    /** A refund of such a payment: the recorded tax follows. */
    void reverse(Refund refund) {
        PaymentIntent intent = refund.charge().intent();
        of(intent.mode(), intent.id())
                .filter(TaxAssociation::isCommitted)
                .ifPresent(association -> association.commit(refund.id(), state.nextId("tax")));
    }

    private Optional<TaxAssociation> of(Mode mode, String intent) {
        return state.store(mode).newestFirst(Kind.TAX_ASSOCIATION).stream()
                .filter(association -> association.intent().id().equals(intent))
                .findFirst();
    }

    private JsonObject find(ApiCall call) {
        Store store = state.store(call.mode());
        String intent = call.params().required("payment_intent");
        store.atParam(Kind.PAYMENT_INTENT, intent, "payment_intent");
        return Expansion.of(
                store,
                call,
                of(call.mode(), intent)
                        .orElseThrow(() -> StripeError.missing(
                                404, "No tax association for payment_intent: '" + intent + "'", "payment_intent")));
    }
}
