package dev.hexpay.testing.stripe;

import com.stripe.Stripe;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the merchant does in Stripe's Dashboard, beside the API. */
public final class Dashboard {
    private final StubState state;
    private final Payments payments;
    private final Refunds refunds;
    private final WebhookEndpoints webhookEndpoints;

    Dashboard(StubState state, Payments payments, Refunds refunds, WebhookEndpoints webhookEndpoints) {
        this.webhookEndpoints = webhookEndpoints;
        this.state = state;
        this.payments = payments;
        this.refunds = refunds;
    }

    /** Refunds an amount of a payment. Returns the id of the refund, which has no metadata. */
    public String refund(String paymentIntent, long amount) {
        synchronized (state) {
            Charge charge = Objects.requireNonNull(
                    state.get(Kind.PAYMENT_INTENT, paymentIntent).charge(), "the payment moved no money");
            return refunds.refund(new Refund.Order(charge, amount, null, Map.of()), Cause.NO_REQUEST)
                    .id();
        }
    }

    /** Payments from now on wait for {@link #capture}, as if they were made with {@code capture_method=manual}. */
    public void capturePaymentsByHand() {
        synchronized (state) {
            state.conditions().capturePaymentsByHand(true);
        }
    }

    /** Takes all or a part of a payment that waits for it; the rest is released. */
    public void capture(String paymentIntent, long amount) {
        synchronized (state) {
            payments.capture(state.get(Kind.PAYMENT_INTENT, paymentIntent), amount);
            state.followUp();
        }
    }

    /** Cancels a payment that has not moved. */
    public void cancel(String paymentIntent) {
        synchronized (state) {
            payments.cancel(state.get(Kind.PAYMENT_INTENT, paymentIntent), "requested_by_customer", Cause.NO_REQUEST);
        }
    }

    /**
     * Creates an endpoint for these events in the version of the library; an asterisk stands for all. Returns its id.
     *
     * @throws IllegalArgumentException if Stripe does not know an event
     */
    public String createWebhookEndpoint(Mode mode, String url, List<String> events) {
        return createWebhookEndpoint(mode, url, events, Stripe.API_VERSION);
    }

    /**
     * Creates an endpoint whose events have this version of the API; null for that of the account. Returns its id.
     *
     * @throws IllegalArgumentException if Stripe does not know an event
     */
    public String createWebhookEndpoint(Mode mode, String url, List<String> events, @Nullable String apiVersion) {
        synchronized (state) {
            return webhookEndpoints.create(mode, new WebhookEndpoint.Details(url, events, apiVersion));
        }
    }

    /** Disables an endpoint. */
    public void disableWebhookEndpoint(String id) {
        synchronized (state) {
            state.get(Kind.WEBHOOK_ENDPOINT, id).disable();
        }
    }

    /** Makes the account one that has not been activated: it says so, and test mode works as before. */
    public void deactivateAccount() {
        synchronized (state) {
            state.conditions().deactivateAccount(true);
        }
    }

    /** Deactivates Stripe Tax. */
    public void deactivateTax() {
        synchronized (state) {
            state.conditions().deactivateTax(true);
        }
    }
}
