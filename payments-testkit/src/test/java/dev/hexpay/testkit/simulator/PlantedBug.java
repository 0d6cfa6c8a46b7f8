package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Mistakes as people make them, each of which costs somebody money or trust, and the laws that have to notice. */
// The flaws are functions without a state, and the sets of laws are never changed.
@SuppressWarnings("ImmutableEnumChecker")
enum PlantedBug {
    EACH_QUESTION_HAS_A_KEY_OF_ITS_OWN(PlantedBug::keyDropped, Law.MOVED_ONCE),
    ALL_ATTEMPTS_OF_A_PAYMENT_HAVE_ONE_KEY(
            PlantedBug::keyPerPayment, Law.FAILURE_WAS_DECLINED, Law.SUCCESS_MOVED_MONEY),
    A_KEY_IS_USED_AFTER_THE_PROVIDER_FORGOT_IT(KeptBugs::attemptsStayYoung, Law.MOVED_ONCE),
    NO_ANSWER_IS_TAKEN_FOR_A_DECLINE(PlantedBug::unknownIsDeclined, Law.FAILURE_WAS_DECLINED),
    ANOTHER_CARD_LEAVES_THE_WAITING_ATTEMPT_OPEN(
            PlantedBug::abandonForgotten, Law.FAILURE_WAS_DECLINED, Law.MOVED_ONCE),
    WHAT_IS_SETTLED_IS_SETTLED_AGAIN(KeptBugs::settledTwice, Law.LAWFUL_STATUS),
    A_LATE_FAILURE_UNDOES_A_SUCCESS(
            KeptBugs::successUndone, Law.LAWFUL_STATUS, Law.FAILURE_WAS_DECLINED, Law.MONEY_AGREES),
    NOBODY_LOCKS_A_PAYMENT(KeptBugs::nobodyLocks, Law.LAWFUL_STATUS, Law.TOLD_THE_TRUTH, Law.NOTHING_BREAKS),
    CANCELING_DOES_NOT_LOCK(KeptBugs::cancelingDoesNotLock, Law.LAWFUL_STATUS, Law.CANCELED_MOVED_NOTHING),
    NOTHING_IS_ROLLED_BACK(
            PlantedBug::unitForgotten, Law.KEY_ANSWERED, Law.LAWFUL_STATUS, Law.EVENTS_COMPLETE, Law.NOTHING_BREAKS),
    A_NUMBER_IS_TAKEN_OUTSIDE_OF_THE_UNIT_OF_WORK(PlantedBug::numberOutside, Law.INVOICES_NUMBERED),
    SANDBOX_AND_LIVE_SHARE_THEIR_NUMBERS(PlantedBug::numbersShared, Law.INVOICES_NUMBERED),
    AN_EVENT_IS_TOLD_BEFORE_THE_COMMIT(PlantedBug::eventOutside, Law.EVENTS_COMPLETE, Law.EVENTS_IN_ORDER),
    A_KEY_IS_NOT_CLAIMED(KeptBugs::claimForgotten, Law.ONE_PAYMENT_PER_KEY, Law.KEY_OF_ANOTHER_REQUEST),
    AN_ANSWER_IS_KEPT_OVER_ANOTHER(KeptBugs::answerOverwritten, Law.ONE_ANSWER_PER_KEY, Law.TOLD_THE_TRUTH),
    AN_ANSWER_IS_KEPT_OUTSIDE_OF_THE_UNIT_OF_WORK(KeptBugs::answerOutside, Law.TOLD_THE_TRUTH, Law.ONE_ANSWER_PER_KEY),
    A_NOTIFICATION_IS_DONE_BEFORE_IT_IS_ACTED_ON(
            PlantedBug::notificationDoneFirst, Law.MONEY_AGREES, Law.DISPUTES_HEARD),
    A_PAYER_IS_FOUND_IN_EVERY_SCOPE(PlantedBug::payersMixed, Law.SCOPES_APART),
    A_PAYMENT_IS_SHOWN_IN_EVERY_SCOPE(PlantedBug::paymentsMixed, Law.SCOPES_APART),
    THE_CARD_IS_NOT_KEPT(PlantedBug::cardLost, Law.CARD_ON_FILE),
    A_REFUND_IS_SETTLED_TWICE(ReturnBugs::settledTwice, Law.NOTHING_BREAKS, Law.RETURNS_ADD_UP, Law.REFUND_ENDS_ONCE),
    A_PROMISE_TO_A_REFUND_IS_FORGOTTEN(ReturnBugs::promiseForgotten, Law.RETURNS_ADD_UP),
    A_CREDIT_NOTE_IS_NUMBERED_OUTSIDE_OF_THE_UNIT_OF_WORK(ReturnBugs::noteNumberedOutside, Law.CREDIT_NOTES_NUMBERED),
    EACH_TRY_OF_A_REFUND_HAS_A_KEY_OF_ITS_OWN(ReturnBugs::keyPerTry, Law.MOVED_ONCE, Law.REFUND_ENDS_AS_TOLD),
    A_REFUND_IS_ASKED_FOR_AFTER_ITS_KEY_WAS_FORGOTTEN(
            ReturnBugs::refundsStayYoung, Law.MOVED_ONCE, Law.REFUND_ENDS_AS_TOLD),
    NO_ANSWER_ABOUT_A_REFUND_IS_TAKEN_FOR_A_DECLINE(ReturnBugs::unknownIsDeclined, Law.REFUND_ENDS_AS_TOLD),
    A_DETACHED_CARD_IS_CHARGED(ReturnBugs::detachedIsFound, Law.DETACHED_IS_NOT_CHARGED),
    A_RECEIPT_IS_MARKED_BEFORE_IT_IS_SENT(ReturnBugs::receiptMarkedFirst, Law.RECEIPTS_SENT),
    WHAT_WAS_PAID_TWICE_IS_KEPT(ReturnBugs::paidTwiceIgnored, Law.MONEY_AGREES),
    A_DISPUTE_IS_OVERLOOKED(
            ReturnBugs::disputeOverlooked, Law.ONLY_OWNED_MONEY_GOES_BACK, Law.EVENTS_COMPLETE, Law.DISPUTES_HEARD);

    private final Flaw flaw;
    private final Set<Law> noticedBy;

    PlantedBug(Flaw flaw, Law... noticedBy) {
        this.flaw = flaw;
        this.noticedBy = Set.of(noticedBy);
    }

    Flaw flaw() {
        return flaw;
    }

    Set<Law> noticedBy() {
        return noticedBy;
    }

    private static OutPorts keyDropped(OutPorts ports, World world) {
        AtomicInteger questions = new AtomicInteger();
        return Bend.inProvider(
                ports,
                world,
                call -> call.is("charge")
                        ? world.provider()
                                .charge(
                                        call.arg(0, Scope.class),
                                        call.arg(1, Attempt.class),
                                        "question " + questions.incrementAndGet())
                        : call.straight());
    }

    private static OutPorts keyPerPayment(OutPorts ports, World world) {
        return Bend.inProvider(ports, world, call -> {
            if (!call.is("charge")) {
                return call.straight();
            }
            Scope scope = call.arg(0, Scope.class);
            Attempt attempt = call.arg(1, Attempt.class);
            PaymentId payment = world.store()
                    .transactions()
                    .find(scope, attempt.id())
                    .orElseThrow()
                    .payment();
            return world.provider().charge(scope, attempt, payment.value());
        });
    }

    private static OutPorts unknownIsDeclined(OutPorts ports, World world) {
        return Bend.inProvider(ports, world, call -> {
            try {
                return call.straight();
            } catch (IllegalStateException lost) {
                return declined();
            }
        });
    }

    private static OutPorts abandonForgotten(OutPorts ports, World world) {
        return Bend.inProvider(ports, world, call -> {
            boolean isWaiting = call.is("abandon")
                    && world.provider().known(call.arg(0, Scope.class), call.arg(1, TransactionId.class))
                            instanceof ProviderAnswer.NeedsAction;
            return isWaiting ? declined() : call.straight();
        });
    }

    static ProviderAnswer declined() {
        return new ProviderAnswer.Declined(new Failure("processing_error", null, "Something went wrong."));
    }

    private static OutPorts unitForgotten(OutPorts ports, World world) {
        return Bend.in(ports, UnitOfWork.class, call -> {
            if (!call.is("inTransaction")) {
                return call.straight();
            }
            try {
                return call.arg(0, Supplier.class).get();
            } finally {
                world.watch().committed();
            }
        });
    }

    private static OutPorts numberOutside(OutPorts ports, World world) {
        Map<Scope, Long> last = new HashMap<>();
        return Bend.in(
                ports,
                Invoices.class,
                call -> call.is("next") && call.args().contains(InvoiceSeries.INVOICE)
                        ? new InvoiceNumber(InvoiceSeries.INVOICE, last.merge(call.arg(0, Scope.class), 1L, Long::sum))
                        : call.straight());
    }

    private static OutPorts numbersShared(OutPorts ports, World world) {
        return Bend.in(
                ports,
                Invoices.class,
                call -> call.is("next")
                        ? call.with(
                                new Scope(call.arg(0, Scope.class).organization(), Mode.SANDBOX),
                                call.arg(1, InvoiceSeries.class))
                        : call.straight());
    }

    private static OutPorts eventOutside(OutPorts ports, World world) {
        InMemoryStore another = new InMemoryStore();
        return Bend.in(
                ports, Outbox.class, call -> new Bend.Call(another.outbox(), call.method(), call.args()).straight());
    }

    private static OutPorts notificationDoneFirst(OutPorts ports, World world) {
        return Bend.in(ports, ProviderNotifications.class, call -> {
            Object answer = call.straight();
            if (answer instanceof List<?> leased) {
                leased.forEach(each -> world.store()
                        .notifications()
                        .done((Notification) each, world.clock().instant()));
            }
            return answer;
        });
    }

    private static OutPorts payersMixed(OutPorts ports, World world) {
        return Bend.in(
                ports,
                Customers.class,
                call ->
                        call.is("findOldestByEmail")
                                ? world.scopes().stream()
                                        .flatMap(scope -> world
                                                .store()
                                                .customers()
                                                .findOldestByEmail(scope, call.arg(1, EmailAddress.class))
                                                .stream())
                                        .findFirst()
                                : call.straight());
    }

    private static OutPorts paymentsMixed(OutPorts ports, World world) {
        return Bend.in(
                ports,
                Payments.class,
                call -> call.is("find")
                        ? world.scopes().stream()
                                .map(scope -> call.with(scope, call.arg(1, Object.class)))
                                .map(found -> (Optional<?>) found)
                                .filter(Optional::isPresent)
                                .findFirst()
                                .orElse(Optional.empty())
                        : call.straight());
    }

    private static OutPorts cardLost(OutPorts ports, World world) {
        return Bend.in(ports, PaymentMethods.class, call -> call.is("insert") ? null : call.straight());
    }
}
