package dev.hexpay.crash;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
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
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.testkit.Builders;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The merchant of one case, with the payer of the one link and the provider that tells of it. */
final class Shop {
    static final String VISA = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String SECURE = "4000002500003155";
    static final String DECLINED_OFF_SESSION = "4000000000000341";

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
        Once<Payment> once =
                new Once.Keyed<>(new IdempotencyKey("renewal-1"), new RequestFingerprint("renewal"), new Writer());
        Answered<Payment> answered = useCases().chargeCustomer().charge(scope, command, once);
        if (answered instanceof Answered.Fresh<Payment> fresh) {
            answers.add(new Writer().write(fresh.result()));
        } else if (answered instanceof Answered.Replayed<Payment> replayed) {
            answers.add(replayed.answer());
        } else if (answered instanceof Answered.Refused<Payment> refused) {
            throw new AssertionError(refused.refusal());
        }
    }

    /** What the charge was answered, each time that it was answered. */
    List<StoredAnswer> answers() {
        return answers;
    }

    private static final class Writer implements Once.AnswerWriter<Payment> {
        @Override
        public StoredAnswer write(Payment payment) {
            return new StoredAnswer(201, payment.id().value() + " " + payment.status());
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    void reconcileOne() {
        useCases().reconcile().runOnce(1);
    }

    void deliverNotification() {
        Payment link = link();
        useCases()
                .acceptProviderNotification()
                .accept(link.provider(), Map.of(), Rig.notification(scope, link.attempt()));
    }

    void applyOneNotification() {
        useCases().applyNotifications().runOnce(1);
    }

    /** Does the work while this goes wrong. */
    void over(Fault fault, Runnable work) {
        hexpay.over(question -> fault.carry(question, () -> {}), work);
    }

    /** Does the work while successes are told as this decline. */
    void overLineThatTurnsSuccessIntoDecline(Failure decline, Runnable work) {
        hexpay.over(
                question -> {
                    question.ask();
                    return new ProviderAnswer.Declined(decline);
                },
                work);
    }

    private UseCases useCases() {
        return hexpay.useCases();
    }
}
