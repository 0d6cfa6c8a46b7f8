package dev.hexpay.testing.stripe;

/**
 * A kind of objects.
 *
 * @param type of the objects
 * @param prefix of their ids
 * @param noun in messages
 */
record Kind<T extends StripeObject>(Class<T> type, String prefix, String noun) {
    static final Kind<Customer> CUSTOMER = new Kind<>(Customer.class, "cus", "customer");
    static final Kind<PaymentMethod> PAYMENT_METHOD = new Kind<>(PaymentMethod.class, "pm", "PaymentMethod");
    static final Kind<ConfirmationToken> CONFIRMATION_TOKEN =
            new Kind<>(ConfirmationToken.class, "ctoken", "confirmation_token");
    static final Kind<PaymentIntent> PAYMENT_INTENT = new Kind<>(PaymentIntent.class, "pi", "payment_intent");
    static final Kind<Charge> CHARGE = new Kind<>(Charge.class, "ch", "charge");
    static final Kind<Refund> REFUND = new Kind<>(Refund.class, "re", "refund");
    static final Kind<Dispute> DISPUTE = new Kind<>(Dispute.class, "dp", "dispute");
    static final Kind<TaxCalculation> TAX_CALCULATION = new Kind<>(TaxCalculation.class, "taxcalc", "tax calculation");
    static final Kind<WebhookEndpoint> WEBHOOK_ENDPOINT = new Kind<>(WebhookEndpoint.class, "we", "webhook_endpoint");
    static final Kind<TaxAssociation> TAX_ASSOCIATION = new Kind<>(TaxAssociation.class, "taxa", "tax association");
}
