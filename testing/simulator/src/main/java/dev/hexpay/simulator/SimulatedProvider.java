package dev.hexpay.simulator;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.ProviderLedger.Charge;
import dev.hexpay.simulator.SavedResponses.Response;
import dev.hexpay.simulator.SavedResponses.ScopedKey;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestCardProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * A provider with the faults of real ones, and its adapter: keys expire after 24 hours and a later retry moves the money
 * again, responses get lost, a key repeats an outdated response or a 500, work may take long, and at times a declined
 * charge is confirmed late.
 */
final class SimulatedProvider implements TestCardProvider, CardTokenizer {
    static final String NAME = "sandbox";

    private static final int MAX_DELAY_SECONDS = 600;
    private static final int MAX_CONFIRMATION_DELAY_SECONDS = 26 * 3600;

    private final Interleaving interleaving;
    private final SeededRandom random;
    private final Trace trace;
    private final NotificationChannel notifications;
    private final ProviderLedger ledger = new ProviderLedger();
    private final RefundLedger refundLedger;
    private final SavedResponses<ProviderResult> responses;
    private final CardVault vault = new CardVault();
    private final ChargeResults results = new ChargeResults(vault);
    private final EventQueue eventQueue;
    private final IssuingBank bank;
    private boolean isFaultFree;

    private enum CallFault {
        NONE,
        REQUEST_LOST,
        RESPONSE_LOST,
        ERROR_AFTER_EFFECT,
        ARRIVES_LATE
    }

    SimulatedProvider(Interleaving interleaving, SeededRandom random, Trace trace, InstantSource clock) {
        this.interleaving = interleaving;
        this.random = random;
        this.trace = trace;
        this.notifications = new NotificationChannel(random, trace);
        this.eventQueue = new EventQueue(clock);
        this.bank = new IssuingBank(ledger, notifications, random, trace);
        Simulation.Context context = new Simulation.Context(random, trace);
        this.responses = new SavedResponses<>(context, eventQueue, clock);
        this.refundLedger = new RefundLedger(ledger, eventQueue, context, clock);
    }

    ProviderLedger ledger() {
        return ledger;
    }

    NotificationChannel notifications() {
        return notifications;
    }

    /** From now on every call succeeds at once, unless its key repeats a 500. */
    void stopFaults() {
        isFaultFree = true;
        responses.stopFaults();
        refundLedger.stopFaults();
    }

    EventQueue eventQueue() {
        return eventQueue;
    }

    IssuingBank bank() {
        return bank;
    }

    RefundLedger refundLedger() {
        return refundLedger;
    }

    /** Saves a card and returns its reference. */
    String saveCard(Scope scope, TestCard card) {
        return vault.save(scope, card);
    }

    /** A payer authenticates on the bank's own page; the only sign of it is a notification. */
    void authenticateRandomCharge() {
        List<Charge> waiting = ledger.charges().stream()
                .filter(charge -> charge.result() instanceof ProviderResult.RequiresAction)
                .toList();
        if (!waiting.isEmpty()) {
            Charge charge = random.oneOf(waiting);
            trace.count("authenticated at the bank");
            trace.log(() -> "the bank authenticates " + charge.request().id());
            complete(charge, results.succeeded(charge));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CardToken tokenize(Scope scope, CardDetails entry) {
        return new CardToken(vault.tokenize(scope, entry));
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        return charge(scope, request, request.id().value());
    }

    /** Charges under another key than the transaction's id. */
    ProviderResult charge(Scope scope, ChargeRequest request, String key) {
        return present(respond(scope, request, key));
    }

    /** The response to a charge under this key, which may be a replay. */
    Response<ProviderResult> respond(Scope scope, ChargeRequest request, String key) {
        return call(() -> responses.respond(
                new ScopedKey(scope, key), () -> accept(scope, request), () -> resultAfterError(scope, request.id())));
    }

    private ProviderResult resultAfterError(Scope scope, TransactionId id) {
        ProviderResult found = currentResult(scope, id);
        return found instanceof ProviderResult.Unknown ? new ProviderResult.Processing() : found;
    }

    /** The result as it is now, as an adapter must read it: a replay is outdated, and a 500 says nothing. */
    <R> R present(Response<R> response) {
        R snapshot = response.snapshot();
        return snapshot == null || response.isReplayed() ? call(response.present()) : snapshot;
    }

    @Override
    public ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        return call(() -> completeAuthentication(scope, request.id(), charge -> switch (outcome) {
            case COMPLETED -> results.succeeded(charge);
            case FAILED -> ChargeResults.declined("authentication_failed");
        }));
    }

    @Override
    public ProviderResult cancel(Scope scope, ChargeRequest request) {
        return call(() -> completeAuthentication(
                scope, request.id(), charge -> ChargeResults.declined("authentication_abandoned")));
    }

    @Override
    public ProviderResult find(Scope scope, ChargeRequest request) {
        return call(() -> currentResult(scope, request.id()));
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        return refund(scope, request, request.id().value());
    }

    /** Refunds under another key than the refund's id. */
    RefundResult refund(Scope scope, RefundRequest request, String key) {
        return present(respond(scope, request, key));
    }

    /** The response to a refund under this key, which may be a replay. */
    Response<RefundResult> respond(Scope scope, RefundRequest request, String key) {
        return call(() -> refundLedger.refund(scope, request, key));
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        return call(() -> refundLedger.find(scope, request.id()));
    }

    @Override
    public void detach(Scope scope, String vaultedReference) {
        call(() -> vault.remove(scope, vaultedReference));
    }

    @Override
    public CardResult findCard(Scope scope, String vaultedReference) {
        return call(() -> vault.lookUp(scope, vaultedReference));
    }

    /** The result of a look-up, without a fault. */
    ProviderResult currentResult(Scope scope, TransactionId id) {
        Charge charge = ledger.find(scope, id);
        return charge == null ? new ProviderResult.Unknown() : ledger.currentResult(charge);
    }

    /** Whether the charge was answered with a 500. */
    boolean isServerError(Scope scope, TransactionId id) {
        return responses.isServerError(new ScopedKey(scope, id.value()));
    }

    private <A> A call(Supplier<A> call) {
        interleaving.interruptionPoint("calling");
        CallFault fault = fault();
        trace.count("fault " + fault);
        if (fault != CallFault.NONE) {
            trace.log(() -> "fault " + fault);
        }
        if (fault == CallFault.ARRIVES_LATE) {
            eventQueue.schedule(random.between(1, MAX_DELAY_SECONDS), () -> {
                A result = call.get();
                trace.log(() -> "arrived late: " + result);
            });
        }
        if (fault == CallFault.REQUEST_LOST || fault == CallFault.ARRIVES_LATE) {
            throw new IllegalStateException(fault.name());
        }
        A result = call.get();
        interleaving.interruptionPoint("responding");
        if (fault != CallFault.NONE) {
            throw new IllegalStateException(fault.name());
        }
        return result;
    }

    private CallFault fault() {
        return isFaultFree || random.chanceInThousand(750) ? CallFault.NONE : random.oneOf(List.of(CallFault.values()));
    }

    private Supplier<ProviderResult> accept(Scope scope, ChargeRequest request) {
        Charge charge =
                new Charge(scope, request, vault.find(scope, request.source().reference()));
        ledger.open(charge);
        if (!isFaultFree && random.chanceInThousand(60)) {
            trace.count("fault SLOW");
            eventQueue.schedule(random.between(1, MAX_DELAY_SECONDS), () -> process(charge));
        } else {
            process(charge);
        }
        return () -> ledger.currentResult(charge);
    }

    private void process(Charge charge) {
        ProviderResult result = results.of(charge);
        complete(charge, result);
        if (result instanceof ProviderResult.Declined && !isFaultFree && random.chanceInThousand(120)) {
            int maxDelaySeconds = random.chanceInThousand(500) ? MAX_DELAY_SECONDS : MAX_CONFIRMATION_DELAY_SECONDS;
            eventQueue.schedule(random.between(1, maxDelaySeconds), () -> confirmLate(charge));
        }
    }

    private void confirmLate(Charge charge) {
        trace.count("fault LATE_CONFIRMATION");
        trace.log(() -> "the provider confirms the declined " + charge.request().id() + " late");
        ledger.recordResult(charge, results.succeeded(charge));
        notifications.enqueueReliably(charge);
    }

    private interface Completion {
        ProviderResult of(Charge charge);
    }

    private ProviderResult completeAuthentication(Scope scope, TransactionId id, Completion completion) {
        Charge charge = ledger.find(scope, id);
        if (charge == null) {
            return new ProviderResult.Unknown();
        }
        if (charge.result() instanceof ProviderResult.RequiresAction) {
            complete(charge, completion.of(charge));
        }
        return ledger.currentResult(charge);
    }

    private void complete(Charge charge, ProviderResult result) {
        ledger.recordResult(charge, result);
        notifications.enqueue(charge);
    }
}
