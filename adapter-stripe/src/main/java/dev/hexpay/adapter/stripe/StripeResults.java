package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Mismatch;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the state of a payment intent as the result of its transaction. */
final class StripeResults {
    private static final System.Logger LOG = System.getLogger(StripeResults.class.getName());

    private final StripeApi api;
    private final Scope scope;
    private final ScopeMetadata metadata;

    StripeResults(StripeApi api, Scope scope) {
        this.api = api;
        this.scope = scope;
        this.metadata = new ScopeMetadata(scope);
    }

    /**
     * The result of an intent that must be that of the request. An intent whose card was declined could still be paid by
     * anyone with its client secret, so it is canceled first.
     */
    ProviderResult of(ChargeRequest request, PaymentIntent intent) throws StripeException {
        if (!metadata.owns(request.id(), intent)) {
            LOG.log(Level.ERROR, "{0} does not belong to {1} in this scope", intent.getId(), request.id());
            return new Processing();
        } else if (!hasAmountOf(request, intent)) {
            LOG.log(Level.ERROR, "{0} of {1} has another amount or currency", intent.getId(), request.id());
            return new Mismatch(intent.getId());
        }
        boolean isOpenFailure = isWithoutMethod(intent)
                && intent.getLastPaymentError() != null
                && !awaitsAuthentication(request, intent);
        return read(request, isOpenFailure ? api.cancelOrRead(intent.getId()) : intent);
    }

    private ProviderResult read(ChargeRequest request, PaymentIntent intent) throws StripeException {
        String id = intent.getId();
        return switch (String.valueOf(intent.getStatus())) {
            case "succeeded" -> succeeded(request, intent);
            case "canceled" -> new Declined(id, StripeFailures.of(intent));
            case "requires_action" -> new RequiresAction(id);
            case "processing" -> new Processing(id);
            default -> {
                if (awaitsAuthentication(request, intent)) {
                    yield new RequiresAction(id);
                }
                LOG.log(Level.ERROR, "{0} of {1} has status {2}", id, request.id(), intent.getStatus());
                yield new Processing(id);
            }
        };
    }

    /**
     * Whether the bank wants the absent payer to authenticate. Stripe then declines and keeps the intent without payment
     * method, until it is confirmed with the payer present.
     */
    static boolean awaitsAuthentication(ChargeRequest request, PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        return request.presence() == Presence.OFF_SESSION
                && isWithoutMethod(intent)
                && error != null
                && (isAuthentication(error.getCode()) || isAuthentication(error.getDeclineCode()));
    }

    private static boolean isAuthentication(@Nullable String code) {
        return "authentication_required".equals(code) || "authentication_not_handled".equals(code);
    }

    private static boolean isWithoutMethod(PaymentIntent intent) {
        return "requires_payment_method".equals(intent.getStatus());
    }

    private static boolean hasAmountOf(ChargeRequest request, PaymentIntent intent) {
        OptionalLong expected = StripeAmounts.toStripe(request.amount());
        boolean isReceived =
                !"succeeded".equals(intent.getStatus()) || intent.getAmount().equals(intent.getAmountReceived());
        return isReceived
                && expected.isPresent()
                && expected.getAsLong() == intent.getAmount()
                && request.amount().currency().getCurrencyCode().equalsIgnoreCase(intent.getCurrency());
    }

    private ProviderResult succeeded(ChargeRequest request, PaymentIntent intent) throws StripeException {
        Charge charge = intent.getLatestChargeObject();
        if (charge == null) {
            charge = api.intent(intent.getId()).getLatestChargeObject();
        }
        VaultedCard vaulted = request.source() instanceof CardToken ? vaulted(intent, charge) : null;
        return new Succeeded(
                intent.getId(), vaulted, dispute(request, intent, charge), returned(request, intent, charge));
    }

    /**
     * What all refunds give back, also pending ones and those made in the dashboard. The sum that the charge shows only says
     * whether there are any: how soon a refund that failed leaves it is not documented.
     */
    private @Nullable Money returned(ChargeRequest request, PaymentIntent intent, Charge charge)
            throws StripeException {
        Long shown = charge.getAmountRefunded();
        if (shown == null) {
            return null;
        }
        long refunded = shown == 0 ? 0 : sumOf(api.refunds(intent.getId()));
        return StripeAmounts.fromStripe(refunded, request.amount().currency());
    }

    private static long sumOf(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> "succeeded".equals(refund.getStatus()) || "pending".equals(refund.getStatus()))
                .mapToLong(Refund::getAmount)
                .sum();
    }

    /**
     * The card as the charge shows it, which does not change when the card is renewed or detached. Stripe has attached it
     * to the customer of an intent that sets it up for off-session charges.
     */
    private @Nullable VaultedCard vaulted(PaymentIntent intent, Charge charge) {
        boolean isSaved = intent.getCustomer() != null
                && intent.getPaymentMethod() != null
                && intent.getSetupFutureUsage() != null
                && charge.getPaymentMethodDetails() != null
                && charge.getPaymentMethodDetails().getCard() != null;
        if (!isSaved) {
            LOG.log(Level.WARNING, "{0} saved no card", intent.getId());
            return null;
        }
        Charge.PaymentMethodDetails.Card card = charge.getPaymentMethodDetails().getCard();
        return new VaultedCard(
                SavedCard.in(scope, intent.getCustomer(), intent.getPaymentMethod())
                        .reference(),
                new Card(
                        card.getBrand(),
                        card.getLast4(),
                        card.getExpMonth().intValue(),
                        card.getExpYear().intValue()));
    }

    private @Nullable Dispute dispute(ChargeRequest request, PaymentIntent intent, Charge charge)
            throws StripeException {
        return Boolean.TRUE.equals(charge.getDisputed())
                ? StripeDisputes.latest(api.disputes(intent.getId()), request.amount())
                : null;
    }
}
