package dev.hexpay.testing.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.Payments.Confirmation;
import dev.hexpay.testing.stripe.http.ApiServer;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Faults;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.Recording;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stateful stand-in for Stripe: its HTTP API on a random port of the loopback interface, the payer's browser, the
 * {@link #dashboard() dashboard}, the {@link #bank() banks}, {@link #webhooks() webhooks} and a {@link #ledger() ledger}.
 *
 * <p>It answers what it knows as Stripe does, and 404 with a loud message to everything else. Equal runs have equal ids.
 */
public final class StripeStub implements AutoCloseable {
    private final StubState state;
    private final Payments payments;
    private final Ledger ledger;
    private final Webhooks webhooks;
    private final Bank bank;
    private final Dashboard dashboard;
    private final ApiServer server;

    private StripeStub(InstantSource clock) {
        state = new StubState(clock);
        Disputes disputes = new Disputes(state);
        TaxAssociations taxes = new TaxAssociations(state);
        Refunds refunds = new Refunds(state, disputes, taxes);
        payments = new Payments(state, disputes, taxes);
        ledger = new Ledger(state);
        webhooks = new Webhooks(state);
        bank = new Bank(state, payments, refunds, disputes);
        WebhookEndpoints webhookEndpoints = new WebhookEndpoints(state);
        dashboard = new Dashboard(state, payments, refunds, webhookEndpoints);
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new Customers(state).endpoints());
        endpoints.addAll(new ConfirmationTokens(state).endpoints());
        endpoints.addAll(new PaymentMethods(state).endpoints());
        endpoints.addAll(new PaymentIntents(state, payments, taxes).endpoints());
        endpoints.addAll(new Charges(state).endpoints());
        endpoints.addAll(refunds.endpoints());
        endpoints.addAll(disputes.endpoints());
        endpoints.addAll(new TaxCalculations(state).endpoints());
        endpoints.addAll(taxes.endpoints());
        endpoints.addAll(new Accounts(state, ledger).endpoints());
        endpoints.addAll(webhookEndpoints.endpoints());
        server = new ApiServer(
                endpoints.stream()
                        .map(endpoint -> endpoint.followedBy(state::followUp))
                        .toList(),
                Map.of(secretKey(Mode.TEST), Mode.TEST, secretKey(Mode.LIVE), Mode.LIVE),
                clock,
                state);
    }

    /** Starts with a clock of the test, for everything that has a time. */
    public static StripeStub start(InstantSource clock) {
        return new StripeStub(clock);
    }

    /** Starts with a clock that stands still. */
    public static StripeStub start() {
        return start(new StubClock());
    }

    /** The base URL of the API, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** The secret key of test mode. */
    public String secretKey() {
        return secretKey(Mode.TEST);
    }

    /** The secret key of a mode. */
    public String secretKey(Mode mode) {
        return "sk_" + mode.word() + "_Stub";
    }

    /** The publishable key of a mode. */
    public String publishableKey(Mode mode) {
        return "pk_" + mode.word() + "_Stub";
    }

    /** The webhook secret of a mode. */
    public String webhookSecret(Mode mode) {
        return webhooks.secret(mode);
    }

    /** The planned faults. */
    public Faults faults() {
        return server.faults();
    }

    /** Lets the effects happen that {@code Fault.SERVER_ERROR_LATE_EFFECT} has delayed. */
    public void rollForward() {
        server.rollForward();
    }

    /** The requests so far. */
    public Recording recording() {
        return server.recording();
    }

    /** The money that moved. */
    public Ledger ledger() {
        return ledger;
    }

    /** The events and their delivery. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** All events so far, oldest first. */
    public List<StubEvent> events() {
        return webhooks.events();
    }

    /** Delivers the events as planned. */
    public List<Webhooks.Delivery> deliverTo(URI url) {
        return webhooks.deliverTo(url);
    }

    /** What payers' banks do. */
    public Bank bank() {
        return bank;
    }

    /** What the merchant does in the Dashboard. */
    public Dashboard dashboard() {
        return dashboard;
    }

    /** Enters a card in test mode without billing details. Returns the confirmation token that Stripe.js makes. */
    public String enterCard(TestCard card) {
        return enterCard(Mode.TEST, card.number(), BillingDetails.NONE, null);
    }

    /** Enters a card in test mode. Returns the confirmation token that Stripe.js makes. */
    public String enterCard(String number, BillingDetails billing) {
        return enterCard(Mode.TEST, number, billing, null);
    }

    /** Enters a card. With a return URL, the token has it. Returns the confirmation token that Stripe.js makes. */
    public String enterCard(Mode mode, String number, BillingDetails billing, @Nullable String returnUrl) {
        synchronized (state) {
            PaymentMethod method = new PaymentMethod(state, mode, TestCard.of(number), billing);
            Store store = state.store(mode);
            return store.add(new ConfirmationToken(state, store.add(method), returnUrl, null))
                    .id();
        }
    }

    /** The payer authenticates a payment that requires it. Returns what the page sees. */
    public BrowserResult payerCompletes(String paymentIntent) {
        synchronized (state) {
            PaymentIntent intent = state.get(Kind.PAYMENT_INTENT, paymentIntent);
            return seen(intent, payments.complete(intent));
        }
    }

    /** The payer fails to authenticate a payment that requires it. Returns what the page sees. */
    public BrowserResult payerFails(String paymentIntent) {
        synchronized (state) {
            PaymentIntent intent = state.get(Kind.PAYMENT_INTENT, paymentIntent);
            return seen(intent, payments.failAuthentication(intent));
        }
    }

    /**
     * What {@code stripe.confirmPayment} does: the payer pays an intent that is not paid yet.
     *
     * @param clientSecret of the intent
     * @param card a {@code pm_…} of its customer, or the number of another card
     * @throws IllegalArgumentException if there is no such secret
     * @throws dev.hexpay.testing.stripe.http.StripeError if the intent or the method cannot be paid (with)
     */
    public BrowserResult confirmInBrowser(String clientSecret, String card) {
        synchronized (state) {
            PaymentIntent intent = state.get(Kind.PAYMENT_INTENT, clientSecret.replaceFirst("_secret_.*", ""));
            if (!intent.clientSecret().equals(clientSecret)) {
                throw new IllegalArgumentException("not the client secret of " + intent.id());
            }
            if (!intent.isAny(
                    PaymentIntent.Status.REQUIRES_PAYMENT_METHOD,
                    PaymentIntent.Status.REQUIRES_CONFIRMATION,
                    PaymentIntent.Status.REQUIRES_ACTION)) {
                throw Payments.unexpectedState(intent, "confirm");
            }
            Store store = state.store(intent.mode());
            PaymentMethod method = card.startsWith("pm_")
                    ? PaymentMethods.named(state, store, card)
                    : store.add(new PaymentMethod(state, intent.mode(), TestCard.of(card), BillingDetails.NONE));
            method.checkUsable(intent.customer());
            Confirmation how = new Confirmation(method, false, false, null);
            return seen(intent, payments.confirm(intent, how, Cause.NO_REQUEST));
        }
    }

    private BrowserResult seen(PaymentIntent intent, @Nullable JsonObject error) {
        BrowserResult result = BrowserResult.of(intent, error);
        state.followUp();
        return result;
    }

    /**
     * What Stripe.js gives the page.
     *
     * @param paymentIntent its id
     * @param status of the intent
     * @param code of the error; null without one
     * @param declineCode of the error; null without one
     */
    public record BrowserResult(
            String paymentIntent,
            String status,
            @Nullable String code,
            @Nullable String declineCode) {
        private static BrowserResult of(PaymentIntent intent, @Nullable JsonObject error) {
            return new BrowserResult(
                    intent.id(), intent.status().word(), member(error, "code"), member(error, "decline_code"));
        }

        private static @Nullable String member(@Nullable JsonObject error, String name) {
            JsonElement value = error == null ? null : error.get(name);
            return value == null ? null : value.getAsString();
        }
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.close();
    }
}
