package dev.hexpay.simulator;

import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.ProviderLedger.Charge;
import dev.hexpay.simulator.ProviderLedger.RefundExecution;
import dev.hexpay.simulator.SavedResponses.Response;
import dev.hexpay.simulator.SavedResponses.ScopedKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes refunds as providers do: a key expires after 24 hours, and a later retry refunds again if money is left. */
final class RefundLedger {
    private static final int MAX_DELAY_SECONDS = 600;

    private final ProviderLedger ledger;
    private final EventQueue eventQueue;
    private final SeededRandom random;
    private final Trace trace;
    private final SavedResponses<RefundResult> responses;
    private final Map<ScopedKey, List<StoredRefund>> refunds = new HashMap<>();
    private final List<LateFailure> failures = new ArrayList<>();
    private boolean isFaultFree;

    /** One refund as the provider stores it. */
    private static final class StoredRefund {
        private final Scope scope;
        private final RefundRequest request;
        private RefundResult result = new RefundResult.Processing();

        StoredRefund(Scope scope, RefundRequest request) {
            this.scope = scope;
            this.request = request;
        }
    }

    RefundLedger(ProviderLedger ledger, EventQueue eventQueue, Simulation.Context context, InstantSource clock) {
        this.ledger = ledger;
        this.eventQueue = eventQueue;
        this.random = context.random();
        this.trace = context.trace();
        this.responses = new SavedResponses<>(context, eventQueue, clock);
    }

    /** From now on every refund is fast, and the balance is sufficient. */
    void stopFaults() {
        isFaultFree = true;
        responses.stopFaults();
    }

    Response<RefundResult> refund(Scope scope, RefundRequest request, String key) {
        return responses.respond(
                new ScopedKey(scope, key), () -> accept(scope, request), () -> resultAfterError(scope, request.id()));
    }

    private RefundResult resultAfterError(Scope scope, RefundId id) {
        RefundResult found = find(scope, id);
        return found instanceof RefundResult.Unknown ? new RefundResult.Processing() : found;
    }

    private Supplier<RefundResult> accept(Scope scope, RefundRequest request) {
        StoredRefund refund = new StoredRefund(scope, request);
        refunds.computeIfAbsent(new ScopedKey(scope, request.id().value()), id -> new ArrayList<>())
                .add(refund);
        if (!isFaultFree && random.chanceInThousand(100)) {
            trace.count("fault SLOW_REFUND");
            eventQueue.schedule(random.between(1, MAX_DELAY_SECONDS), () -> refund.result = execute(refund));
        } else {
            refund.result = execute(refund);
        }
        return () -> refund.result;
    }

    /** The state of a refund. A look-up needs no key, so it never expires. */
    RefundResult find(Scope scope, RefundId id) {
        RefundResult result = new RefundResult.Unknown();
        for (StoredRefund refund : refunds.getOrDefault(new ScopedKey(scope, id.value()), List.of())) {
            if (!(result instanceof RefundResult.Succeeded)) {
                result = refund.result;
            }
        }
        return result;
    }

    /** A random executed refund of this kind of charge fails: the payer's bank does not accept the money. */
    void failOneLate(Predicate<Charge> hasInvoice) {
        List<StoredRefund> choices = ledger.refundExecutions().stream()
                .filter(execution -> !ledger.hasFailedLate(execution.request().id()))
                .flatMap(
                        execution -> refunds
                                .getOrDefault(
                                        new ScopedKey(
                                                execution.scope(),
                                                execution.request().id().value()),
                                        List.of())
                                .stream())
                .filter(refund -> refund.result instanceof RefundResult.Succeeded)
                .filter(refund -> hasInvoice.test(chargeOf(refund)))
                .toList();
        if (!choices.isEmpty()) {
            StoredRefund refund = random.oneOf(choices);
            trace.log(() -> "the refund " + refund.request.id() + " fails late");
            refund.result = declined("fails_late");
            ledger.failLate(refund.request.id());
            failures.add(new LateFailure(chargeOf(refund), refund.request.id()));
        }
    }

    private Charge chargeOf(StoredRefund refund) {
        return Objects.requireNonNull(
                ledger.find(refund.scope, refund.request.charge().transaction()), "charge");
    }

    /** A refund that failed late, and its charge. */
    record LateFailure(Charge charge, RefundId refund) {}

    /** The late failures that are not known here yet: the provider notifies about each until that is acknowledged. */
    List<LateFailure> lateFailures() {
        return List.copyOf(failures);
    }

    void acknowledge(LateFailure failure) {
        failures.remove(failure);
    }

    /** Whether the refund was answered with a 500. */
    boolean isServerError(Scope scope, RefundId id) {
        return responses.isServerError(new ScopedKey(scope, id.value()));
    }

    boolean wasDeclined(Scope scope, RefundId id) {
        return refunds.getOrDefault(new ScopedKey(scope, id.value()), List.of()).stream()
                .anyMatch(refund -> refund.result instanceof RefundResult.Declined);
    }

    private RefundResult execute(StoredRefund refund) {
        RefundRequest request = refund.request;
        @Nullable Charge charge = ledger.find(refund.scope, request.charge().transaction());
        if (charge == null
                || !(charge.result() instanceof ProviderResult.Succeeded paid)
                || !paid.reference().equals(request.charge().reference())) {
            return declined("charge_unknown");
        }
        @Nullable Dispute dispute = charge.dispute();
        if (dispute != null && dispute.status() != DisputeStatus.WON) {
            return declined("charge_disputed");
        }
        Money charged = charge.request().amount();
        long leftMinor = charged.minor() - ledger.returnedMinor(charge.request().id());
        if (request.amount().minor() > leftMinor || !request.amount().currency().equals(charged.currency())) {
            return declined("charge_already_refunded");
        }
        boolean isPartial = request.amount().minor() < charged.minor();
        if (isPartial && !isFaultFree && random.chanceInThousand(60)) {
            return declined("insufficient_balance");
        }
        String reference = "re_" + (ledger.refundExecutions().size() + 1);
        ledger.addRefund(new RefundExecution(refund.scope, request, reference));
        return new RefundResult.Succeeded(reference);
    }

    private RefundResult declined(String code) {
        trace.count("refund declined " + code);
        return new RefundResult.Declined(new Failure(code, null, "This cannot be refunded."));
    }
}
