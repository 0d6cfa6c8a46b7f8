package dev.hexpay.crash;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.application.port.in.RefundTransaction.Outcome;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundReason;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.Builders;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The merchant of one case, with the payer of the one link and the provider that tells of it. */
final class Shop {
    static final String VISA = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String SECURE = "4000002500003155";
    static final String DECLINED_OFF_SESSION = "4000000000000341";
    static final String DISPUTED = "4000000000000259";

    private final Installation hexpay;
    private final Scope scope;
    private final List<StoredAnswer> answers = new ArrayList<>();

    Shop(Installation hexpay, Scope scope) {
        this.hexpay = hexpay;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    List<Payment> payments() {
        return hexpay.out()
                .payments()
                .list(scope, Filter.ALL, PageRequest.first(100))
                .items();
    }

    /** The one payment of this kind, if there is one. */
    Optional<Payment> payment(PaymentKind kind) {
        List<Payment> found =
                payments().stream().filter(payment -> payment.kind() == kind).toList();
        if (found.size() > 1) {
            throw new AssertionError("two payments where one was asked for: " + found);
        }
        return found.stream().findFirst();
    }

    private Payment link() {
        return payment(PaymentKind.LINK).orElseThrow(() -> new AssertionError("the link is gone"));
    }

    void open() {
        OpenPaymentLink.Command command = new OpenPaymentLink.Command(
                Builders.eur(25_00), new Description("Consulting"), null, null, null, null, null);
        useCases().openPaymentLink().open(scope, command, Once.unkeyed());
    }

    void pay(String card) {
        PayLink.Command command = new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                Builders.anAddress(),
                null,
                new CardEntry(card, YearMonth.of(2034, 12)),
                null);
        useCases().payLink().pay(token(), command);
    }

    void authenticate(Authentication outcome) {
        useCases().finishAuthentication().finish(token(), outcome);
    }

    /** The payer opens the page and does what it invites to. */
    void visitPage() {
        PayPage page = useCases().viewPayPage().view(token());
        switch (page.stage()) {
            case PAYABLE -> pay(VISA);
            case REQUIRES_ACTION -> authenticate(Authentication.COMPLETED);
            case PROCESSING, PAID -> {}
            case CANCELED, EXPIRED, DECLINED ->
                throw new AssertionError("the page of " + page.payment() + " is " + page.stage());
        }
    }

    private LinkToken token() {
        return link().page().token();
    }

    /** Charges the payer of the link; always the same request, under the same key. */
    void charge() {
        CustomerReference payer = new CustomerReference(link().customer().value());
        ChargeCustomer.Command command =
                new ChargeCustomer.Command(payer, Builders.eur(7_00), new Description("Renewal"), null, null);
        Once.Keyed<Payment> once =
                once("renewal-1", payment -> new StoredAnswer(201, payment.id().value() + " " + payment.status()));
        note(once, useCases().chargeCustomer().charge(scope, command, once));
    }

    /**
     * Gives money of the link back; always the same request under the same key.
     *
     * @param amountMinor how much, null for all that is left
     */
    void refund(@Nullable Long amountMinor, String key) {
        RefundTransaction.Command command = new RefundTransaction.Command(
                Objects.requireNonNull(link().attempt()), amountMinor, new RefundReason("Sent back"));
        Once.Keyed<Outcome> once = once(
                key,
                outcome -> new StoredAnswer(
                        200,
                        outcome.refund().id().value() + " " + outcome.refund().state() + " "
                                + outcome.transaction().amountRefunded()));
        note(once, useCases().refundTransaction().refund(scope, command, once));
    }

    private static <R> Once.Keyed<R> once(String key, Function<R, StoredAnswer> writer) {
        return new Once.Keyed<>(new IdempotencyKey(key), new RequestFingerprint(key), new Writer<>(writer));
    }

    private <R> void note(Once.Keyed<R> once, Answered<R> answered) {
        if (answered instanceof Answered.Fresh<R> fresh) {
            answers.add(once.writer().write(fresh.result()));
        } else if (answered instanceof Answered.Replayed<R> replayed) {
            answers.add(replayed.answer());
        } else if (answered instanceof Answered.Refused<R> refused) {
            throw new AssertionError(refused.refusal());
        }
    }

    /** What was asked for under a key was answered this, each time that it was answered. */
    List<StoredAnswer> answers() {
        return answers;
    }

    private record Writer<R>(Function<R, StoredAnswer> writer) implements Once.AnswerWriter<R> {
        @Override
        public StoredAnswer write(R result) {
            return writer.apply(result);
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    /** All attempts to pay the link, oldest first. */
    private List<Transaction> attempts() {
        return hexpay.out().transactions().ofPayment(scope, link().id());
    }

    /** All refunds of the link's money, those of one attempt oldest first. */
    private List<Refund> refunds() {
        return attempts().stream()
                .flatMap(attempt -> hexpay.out().refunds().ofTransaction(scope, attempt.id()).stream())
                .toList();
    }

    Refund lastRefund() {
        List<Refund> refunds = refunds();
        return refunds.get(refunds.size() - 1);
    }

    /** What of the link's money went back, or did not, refund by refund; empty when there was none. */
    Optional<String> returned() {
        return refunds().stream().map(Shop::told).reduce((all, next) -> all + ", " + next);
    }

    private static String told(Refund refund) {
        String cause = refund.cause() == Cause.PAID_TWICE ? " paid twice and" : "";
        String end;
        if (refund.state() instanceof RefundState.Succeeded) {
            end = " back";
        } else {
            end = refund.state() instanceof RefundState.Failed ? " refused" : " pending";
        }
        return refund.share().total().minor() + cause + end;
    }

    void sendOneReceipt() {
        useCases().sendReceipts().runOnce(1);
    }

    void reconcileOneRefund() {
        useCases().reconcileRefunds().runOnce(1);
    }

    void reconcileOne() {
        useCases().reconcile().runOnce(1);
    }

    /** The provider tells of the first attempt to pay the link: of an earlier one than the last, if there is one. */
    void deliverNotification() {
        Payment link = link();
        TransactionId told = attempts().stream()
                .map(Transaction::id)
                .filter(attempt -> !attempt.equals(link.attempt()))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(link.attempt()));
        useCases().acceptProviderNotification().accept(link.provider(), Map.of(), Rig.notification(scope, told));
    }

    void applyOneNotification() {
        useCases().applyNotifications().runOnce(1);
    }

    /** Does the work while this goes wrong. */
    void over(Fault fault, Runnable work) {
        hexpay.over(fault.line(() -> {}), work);
    }

    /** Does the work while successes are told as this decline. */
    void overLineThatTurnsSuccessIntoDecline(Failure decline, Runnable work) {
        hexpay.over(new Line.TellingOtherwise(answer -> new ProviderAnswer.Declined(decline)), work);
    }

    /** Does the work while nothing is told of what the payer's bank says. */
    void overLineThatTellsNoDispute(Runnable work) {
        hexpay.over(
                new Line.TellingOtherwise(answer -> answer instanceof ProviderAnswer.Succeeded paid
                        ? new ProviderAnswer.Succeeded(paid.reference(), paid.vaulted(), null)
                        : answer),
                work);
    }

    private UseCases useCases() {
        return hexpay.useCases();
    }
}
