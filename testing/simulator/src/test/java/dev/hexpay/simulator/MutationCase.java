package dev.hexpay.simulator;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Typical programming errors that cost money or trust, and the invariants that detect each of them. */
// The mutations are stateless functions, and the sets of invariants never change.
@SuppressWarnings("ImmutableEnumChecker")
enum MutationCase {
    NEW_KEY_FOR_EACH_PROVIDER_CALL(MutationCase::newKeyPerCall, Invariant.MONEY_MOVES_ONCE),
    ONE_KEY_FOR_ALL_TRANSACTIONS_OF_A_PAYMENT(
            MutationCase::keyPerPayment, Invariant.FAILURE_WAS_DECLINED, Invariant.SUCCESS_MOVED_MONEY),
    KEY_USED_AFTER_PROVIDER_EXPIRED_IT(StorageMutations::transactionsStayYoung, Invariant.MONEY_MOVES_ONCE),
    LOST_RESPONSE_TREATED_AS_DECLINE(MutationCase::unknownIsDeclined, Invariant.FAILURE_WAS_DECLINED),
    SUPERSEDED_TRANSACTION_NOT_CANCELED(
            MutationCase::cancelIgnored, Invariant.FAILURE_WAS_DECLINED, Invariant.MONEY_MOVES_ONCE),
    PAYMENT_SETTLED_TWICE(StorageMutations::settledTwice, Invariant.STATUS_TRANSITION_ALLOWED),
    LATE_FAILURE_OVERWRITES_SUCCESS(
            StorageMutations::successOverwritten,
            Invariant.STATUS_TRANSITION_ALLOWED,
            Invariant.FAILURE_WAS_DECLINED,
            Invariant.BALANCES_MATCH),
    PAYMENT_NOT_LOCKED(
            StorageMutations::noLock,
            Invariant.STATUS_TRANSITION_ALLOWED,
            Invariant.RESPONSES_ARE_TRUE,
            Invariant.OUTCOMES_KNOWN,
            Invariant.NO_UNEXPECTED_EXCEPTION),
    CANCEL_WITHOUT_LOCK(
            StorageMutations::noLockOnCancel, Invariant.STATUS_TRANSITION_ALLOWED, Invariant.CANCELED_MOVED_NOTHING),
    NO_ROLLBACK(
            MutationCase::transactionIgnored,
            Invariant.ONE_PAYMENT_PER_KEY,
            Invariant.KEY_COMPLETES,
            Invariant.STATUS_TRANSITION_ALLOWED,
            Invariant.EVENTS_COMPLETE,
            Invariant.NO_UNEXPECTED_EXCEPTION),
    INVOICE_NUMBER_TAKEN_OUTSIDE_TRANSACTION(MutationCase::numberOutside, Invariant.INVOICES_NUMBERED),
    SANDBOX_AND_LIVE_SHARE_NUMBERS(MutationCase::numbersShared, Invariant.INVOICES_NUMBERED),
    EVENT_PUBLISHED_BEFORE_COMMIT(
            MutationCase::eventOutside,
            Invariant.EVENTS_COMPLETE,
            Invariant.EVENTS_IN_ORDER,
            Invariant.WEBHOOKS_GENUINE),
    KEY_NOT_CLAIMED(
            StorageMutations::keyNotClaimed,
            Invariant.ONE_PAYMENT_PER_KEY,
            Invariant.ONE_RESPONSE_PER_KEY,
            Invariant.KEY_REUSE_REJECTED),
    STORED_RESPONSE_OVERWRITTEN(
            StorageMutations::responseOverwritten, Invariant.ONE_RESPONSE_PER_KEY, Invariant.RESPONSES_ARE_TRUE),
    RESPONSE_NOT_STORED(StorageMutations::responseNotStored, Invariant.ONE_RESPONSE_PER_KEY, Invariant.KEY_COMPLETES),
    NOTIFICATION_MARKED_BEFORE_PROCESSING(
            MutationCase::notificationMarkedFirst, Invariant.BALANCES_MATCH, Invariant.DISPUTES_RECORDED),
    PAYER_FOUND_IN_EVERY_SCOPE(MutationCase::payersShared, Invariant.SCOPES_ISOLATED),
    PAYMENT_VISIBLE_IN_EVERY_SCOPE(MutationCase::paymentsShared, Invariant.SCOPES_ISOLATED),
    CARD_NOT_SAVED(MutationCase::cardNotSaved, Invariant.CARD_ON_FILE),
    REFUND_SETTLED_TWICE(
            RefundMutations::settledTwice,
            Invariant.NO_UNEXPECTED_EXCEPTION,
            Invariant.REFUND_TOTALS_MATCH,
            Invariant.REFUND_SETTLES_ONCE),
    REFUND_RESERVATION_LOST(RefundMutations::reservationLost, Invariant.REFUND_TOTALS_MATCH),
    CREDIT_NOTE_NUMBERED_OUTSIDE_TRANSACTION(RefundMutations::noteNumberedOutside, Invariant.CREDIT_NOTES_NUMBERED),
    NEW_KEY_FOR_EACH_REFUND_CALL(
            RefundMutations::newKeyPerCall, Invariant.MONEY_MOVES_ONCE, Invariant.REFUND_MATCHES_PROVIDER),
    REFUND_RETRIED_AFTER_KEY_EXPIRED(
            RefundMutations::refundsStayYoung, Invariant.MONEY_MOVES_ONCE, Invariant.REFUND_MATCHES_PROVIDER),
    LOST_REFUND_RESPONSE_TREATED_AS_DECLINE(RefundMutations::unknownIsDeclined, Invariant.REFUND_MATCHES_PROVIDER),
    LATE_FAILURE_OF_REFUND_IGNORED(
            RefundMutations::lateFailureIgnored, Invariant.OUTCOMES_KNOWN, Invariant.BALANCES_MATCH),
    CREDIT_NOTE_NOT_CANCELED(RefundMutations::noteNotCanceled, Invariant.CREDIT_NOTES_NUMBERED),
    PENDING_REFUND_RECORDED_AS_MADE_ELSEWHERE(
            RefundMutations::pendingNotSeen,
            Invariant.REFUND_MATCHES_PROVIDER,
            Invariant.REFUNDS_WITHIN_CHARGE,
            Invariant.NO_UNEXPECTED_EXCEPTION),
    REFUND_MADE_ELSEWHERE_IGNORED(RefundMutations::elsewhereIgnored, Invariant.BALANCES_MATCH),
    DETACHED_CARD_CHARGED(RefundMutations::detachedIsFound, Invariant.DETACHED_IS_NOT_CHARGED, Invariant.CARD_ON_FILE),
    RECEIPT_MARKED_BEFORE_SENDING(RefundMutations::receiptMarkedFirst, Invariant.RECEIPTS_SENT),
    DUPLICATE_PAYMENT_NOT_REFUNDED(RefundMutations::duplicateIgnored, Invariant.BALANCES_MATCH),
    DISPUTE_IGNORED(
            RefundMutations::disputeIgnored,
            Invariant.ONLY_REFUNDABLE_MONEY_REFUNDED,
            Invariant.EVENTS_COMPLETE,
            Invariant.DISPUTES_RECORDED),
    REPLAYED_500_TREATED_AS_DECLINE(ReplayMutations::errorIsDecline, Invariant.FAILURE_WAS_DECLINED),
    REPLAYED_500_OF_REFUND_TREATED_AS_DECLINE(ReplayMutations::refundErrorIsDecline, Invariant.REFUND_MATCHES_PROVIDER),
    SNAPSHOT_TREATED_AS_PRESENT_STATE(
            ReplayMutations::snapshotIsPresentState, Invariant.BALANCES_MATCH, Invariant.DISPUTES_RECORDED),
    EVENTS_MARKED_OUTSIDE_TRANSACTION(WebhookMutations::markedOutside, Invariant.EVENTS_DISTRIBUTED),
    SECOND_ENDPOINT_LEFT_OUT(WebhookMutations::secondEndpointLeftOut, Invariant.EVENTS_DISTRIBUTED),
    SUBSCRIPTION_IGNORED(WebhookMutations::filterIgnored, Invariant.WEBHOOKS_TO_SUBSCRIBERS),
    ENDPOINT_LEASED_TWICE(
            WebhookMutations::leasedTwice, Invariant.ENDPOINT_LEASED_ONCE, Invariant.WEBHOOKS_SENT_WHEN_DUE),
    DISABLED_ENDPOINT_SERVED(WebhookMutations::disabledIsServed, Invariant.WEBHOOKS_TO_SUBSCRIBERS),
    REPLAY_SKIPS_DISABLED_TIME(WebhookMutations::replayOfKnownOnly, Invariant.REPLAY_IS_COMPLETE),
    EVENTS_NOT_RECORDED_WHILE_DISABLED(
            WebhookMutations::notRecordedWhileDisabled, Invariant.EVENTS_COMPLETE, Invariant.EVENTS_IN_ORDER),
    NEW_EVENT_ID_FOR_EACH_ATTEMPT(WebhookMutations::newIdPerAttempt, Invariant.WEBHOOKS_GENUINE),
    LATER_EVENT_DOES_NOT_WAIT(WebhookMutations::orderTurned, Invariant.WEBHOOKS_IN_ORDER),
    DELIVERY_NOT_RECORDED(
            WebhookMutations::successNotRecorded,
            Invariant.ATTEMPTS_LOGGED,
            Invariant.EVENTS_DELIVERED,
            Invariant.ENDS_IDLE),
    ATTEMPTS_NOT_LOGGED(WebhookMutations::attemptsNotLogged, Invariant.ATTEMPTS_LOGGED),
    DELIVERY_NEVER_EXHAUSTED(WebhookMutations::scheduleIgnored, Invariant.ENDS_IDLE),
    RESTARTED_DELIVERY_OVERWRITTEN(WebhookMutations::restartOverwritten, Invariant.RESTART_IS_SENT),
    SIGNED_WITH_SECRET_OF_ANOTHER_SCOPE(WebhookMutations::secretOfAnotherScope, Invariant.WEBHOOKS_GENUINE),
    EXHAUSTED_EVENTS_NOT_COUNTED(WebhookMutations::exhaustedNotCounted, Invariant.ENDPOINT_STATE_MATCHES_ATTEMPTS);

    private final Mutation mutation;
    private final Set<Invariant> detectedBy;

    MutationCase(Mutation mutation, Invariant... detectedBy) {
        this.mutation = mutation;
        this.detectedBy = Set.of(detectedBy);
    }

    Mutation mutation() {
        return mutation;
    }

    Set<Invariant> detectedBy() {
        return detectedBy;
    }

    private static OutPorts newKeyPerCall(OutPorts ports, Simulation simulation) {
        AtomicInteger calls = new AtomicInteger();
        return Sabotage.inProvider(
                ports,
                simulation,
                call -> call.is("charge")
                        ? simulation
                                .provider()
                                .charge(
                                        call.arg(0, Scope.class),
                                        call.arg(1, ChargeRequest.class),
                                        "call " + calls.incrementAndGet())
                        : call.proceed());
    }

    private static OutPorts keyPerPayment(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            if (!call.is("charge")) {
                return call.proceed();
            }
            Scope scope = call.arg(0, Scope.class);
            ChargeRequest request = call.arg(1, ChargeRequest.class);
            PaymentId payment = simulation
                    .store()
                    .transactions()
                    .find(scope, request.id())
                    .orElseThrow()
                    .payment();
            return simulation.provider().charge(scope, request, payment.value());
        });
    }

    private static OutPorts unknownIsDeclined(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            try {
                return call.proceed();
            } catch (IllegalStateException lost) {
                return declined();
            }
        });
    }

    private static OutPorts cancelIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.inProvider(ports, simulation, call -> {
            boolean isWaiting = call.is("cancel")
                    && simulation
                                    .provider()
                                    .currentResult(
                                            call.arg(0, Scope.class),
                                            call.arg(1, ChargeRequest.class).id())
                            instanceof ProviderResult.RequiresAction;
            return isWaiting ? declined() : call.proceed();
        });
    }

    static ProviderResult declined() {
        return new ProviderResult.Declined(new Failure("processing_error", null, "Something went wrong."));
    }

    private static OutPorts transactionIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, UnitOfWork.class, call -> {
            if (!call.is("inTransaction")) {
                return call.proceed();
            }
            try {
                return call.arg(0, Supplier.class).get();
            } finally {
                simulation.committed();
            }
        });
    }

    private static OutPorts numberOutside(OutPorts ports, Simulation simulation) {
        Map<Scope, Long> last = new HashMap<>();
        return Sabotage.in(
                ports,
                Invoices.class,
                call -> call.is("next") && call.args().contains(InvoiceSeries.INVOICE)
                        ? new InvoiceNumber(InvoiceSeries.INVOICE, last.merge(call.arg(0, Scope.class), 1L, Long::sum))
                        : call.proceed());
    }

    private static OutPorts numbersShared(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Invoices.class,
                call -> call.is("next")
                        ? call.proceedWith(
                                new Scope(call.arg(0, Scope.class).organization(), Mode.SANDBOX),
                                call.arg(1, InvoiceSeries.class))
                        : call.proceed());
    }

    private static OutPorts eventOutside(OutPorts ports, Simulation simulation) {
        Store another = InMemoryStore.create();
        return Sabotage.in(
                ports,
                Outbox.class,
                call -> new Sabotage.PortCall(another.outbox(), call.method(), call.args()).proceed());
    }

    private static OutPorts notificationMarkedFirst(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, ProviderNotifications.class, call -> {
            Object result = call.proceed();
            if (result instanceof List<?> leased) {
                leased.forEach(each -> simulation
                        .store()
                        .notifications()
                        .markProcessed(
                                ((Leased) each).notification(),
                                simulation.clock().instant()));
            }
            return result;
        });
    }

    private static OutPorts payersShared(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Customers.class,
                call ->
                        call.is("findOldestByEmail")
                                ? simulation.scopes().stream()
                                        .flatMap(scope -> simulation
                                                .store()
                                                .customers()
                                                .findOldestByEmail(scope, call.arg(1, EmailAddress.class))
                                                .stream())
                                        .findFirst()
                                : call.proceed());
    }

    private static OutPorts paymentsShared(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Payments.class,
                call -> call.is("find")
                        ? simulation.scopes().stream()
                                .map(scope -> call.proceedWith(scope, call.arg(1, Object.class)))
                                .map(found -> (Optional<?>) found)
                                .filter(Optional::isPresent)
                                .findFirst()
                                .orElse(Optional.empty())
                        : call.proceed());
    }

    private static OutPorts cardNotSaved(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, PaymentMethods.class, call -> call.is("insert") ? null : call.proceed());
    }
}
