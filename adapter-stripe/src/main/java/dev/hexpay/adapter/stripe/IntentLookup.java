package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentListParams.Created;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.domain.payment.PaymentSource.SavedMethod;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the payment intent of a transaction: by its reference, or in the list of the account, because the response that
 * contained the reference was lost. Stripe cannot filter a list by our ids.
 */
final class IntentLookup {
    /** The clocks of Stripe and of our servers may differ. */
    private static final Duration EARLIER = Duration.ofHours(1);

    /** The charge is repeated under its key for less than a day. */
    private static final Duration LATER = Duration.ofHours(25);

    private static final int MAX_PAGES = 50;
    private static final System.Logger LOG = System.getLogger(IntentLookup.class.getName());

    private final StripeApi api;
    private final Scope scope;
    private final ScopeMetadata metadata;

    IntentLookup(StripeApi api, Scope scope, ScopeMetadata metadata) {
        this.api = api;
        this.scope = scope;
        this.metadata = metadata;
    }

    /** The intent; null if the account has none of this transaction in this scope. */
    @Nullable
    PaymentIntent find(ChargeRequest request) throws StripeException {
        String reference = request.transaction().providerReference();
        if (reference != null) {
            return byReference(request, reference);
        }
        PaymentIntentListParams.Builder params = window(request.transaction().createdAt());
        if (request.source() instanceof SavedMethod saved) {
            Optional<SavedCard> card = SavedCard.of(scope, saved.reference());
            if (card.isEmpty()) {
                // Such a card is never charged.
                return null;
            }
            params.setCustomer(card.get().customer());
        }
        PaymentIntent listed = inList(request, params);
        return listed == null ? null : api.intent(listed.getId());
    }

    private @Nullable PaymentIntent byReference(ChargeRequest request, String reference) throws StripeException {
        try {
            PaymentIntent intent = api.intent(reference);
            if (metadata.owns(request.id(), intent)) {
                return intent;
            }
            LOG.log(Level.ERROR, "{0} does not belong to {1} in this scope", reference, request.id());
            return null;
        } catch (StripeException e) {
            if (StripeErrorKind.of(e) != StripeErrorKind.INVALID) {
                throw e;
            }
            LOG.log(Level.ERROR, "{0} of {1} does not exist", reference, request.id());
            return null;
        }
    }

    private static PaymentIntentListParams.Builder window(Instant createdAt) {
        return PaymentIntentListParams.builder()
                .setCreated(Created.builder()
                        .setGte(createdAt.minus(EARLIER).getEpochSecond())
                        .setLte(createdAt.plus(LATER).getEpochSecond())
                        .build())
                .setLimit(StripeApi.PAGE);
    }

    private @Nullable PaymentIntent inList(ChargeRequest request, PaymentIntentListParams.Builder params)
            throws StripeException {
        for (int page = 0; page < MAX_PAGES; page++) {
            StripeCollection<PaymentIntent> listed = api.intents(params.build());
            List<PaymentIntent> intents = listed.getData();
            for (PaymentIntent intent : intents) {
                if (metadata.owns(request.id(), intent)) {
                    return intent;
                }
            }
            if (!Boolean.TRUE.equals(listed.getHasMore()) || intents.isEmpty()) {
                return null;
            }
            params.setStartingAfter(intents.get(intents.size() - 1).getId());
        }
        // Not "unknown": it may be further down.
        throw new IllegalStateException("the list of payment intents is too long");
    }
}
