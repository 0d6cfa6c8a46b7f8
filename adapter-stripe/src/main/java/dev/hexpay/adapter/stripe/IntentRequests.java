package dev.hexpay.adapter.stripe;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AllowedPaymentMethodType;
import com.stripe.param.PaymentIntentCreateParams.Hooks;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxCalculation;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters of a charge, from parts of its request that never change: Stripe refuses a repeated request whose
 * parameters differ.
 */
final class IntentRequests {
    /** The confirmation tokens of Stripe.js. */
    static final Pattern CONFIRMATION_TOKEN = Pattern.compile("ctoken_[A-Za-z0-9_]{1,200}");

    private final ScopeMetadata metadata;

    IntentRequests(ScopeMetadata metadata) {
        this.metadata = metadata;
    }

    static boolean isConfirmationToken(CardToken token) {
        return CONFIRMATION_TOKEN.matcher(token.reference()).matches();
    }

    CustomerCreateParams customer(ChargeRequest request) {
        Transaction transaction = request.transaction();
        CustomerCreateParams.Builder params = CustomerCreateParams.builder()
                .setEmail(transaction.billingDetails().email().value())
                .putAllMetadata(metadataOf(request));
        if (transaction.billingDetails().name() != null) {
            params.setName(transaction.billingDetails().name().value());
        }
        return params.build();
    }

    /** The payer is present; the card is saved for charges without the payer. */
    PaymentIntentCreateParams onSession(ChargeRequest request, long amount, String customer) {
        return common(request, amount)
                .setConfirmationToken(request.source().reference())
                .setCustomer(customer)
                .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                .build();
    }

    /** The payer is not present. */
    PaymentIntentCreateParams offSession(ChargeRequest request, long amount, SavedCard card) {
        return common(request, amount)
                .setPaymentMethod(card.method())
                .setCustomer(card.customer())
                .setOffSession(true)
                .build();
    }

    private PaymentIntentCreateParams.Builder common(ChargeRequest request, long amount) {
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(CurrencyCode.format(request.amount().currency()))
                .setConfirm(true)
                .addAllowedPaymentMethodType(AllowedPaymentMethodType.CARD)
                .setDescription(request.description().value())
                .putAllMetadata(metadataOf(request))
                .addExpand(StripeApi.EXPAND);
        TaxCalculation calculation = request.transaction().price().calculation();
        return calculation == null ? params : params.setHooks(taxOf(calculation));
    }

    /** Stripe records the tax of the payment when it succeeds, and of its refunds. */
    private static Hooks taxOf(TaxCalculation calculation) {
        return Hooks.builder()
                .setInputs(Hooks.Inputs.builder()
                        .setTax(Hooks.Inputs.Tax.builder()
                                .setCalculation(calculation.reference())
                                .build())
                        .build())
                .build();
    }

    private Map<String, String> metadataOf(ChargeRequest request) {
        return metadata.of(request.transaction().payment(), request.id());
    }
}
