package dev.hexpay.crash;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.TestCard;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.IdempotentClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The merchant of one case, with the payer of its one link and of its one charge.
 *
 * @param hexpay what they use
 * @param stub where the payer enters cards and authenticates
 */
record StripeScenario(StripeInstallation hexpay, StripeStub stub, Scope scope) {
    /** A page that shows more than this many forms one after the other never ends. */
    private static final int MAX_VISITS = 5;

    /** The same merchant with another installation. */
    StripeScenario with(StripeInstallation other) {
        return new StripeScenario(other, stub, scope);
    }

    List<Payment> payments() {
        return hexpay.out()
                .store()
                .payments()
                .list(scope, PaymentFilter.ALL, PageRequest.first(100))
                .items();
    }

    /** All transactions of a payment, oldest first. */
    List<Transaction> transactions(Payment payment) {
        return hexpay.out().store().transactions().ofPayment(scope, payment.id());
    }

    private Optional<Payment> payment(PaymentKind kind) {
        List<Payment> found =
                payments().stream().filter(payment -> payment.kind() == kind).toList();
        if (found.size() > 1) {
            throw new AssertionError("two payments for one request: " + found);
        }
        return found.stream().findFirst();
    }

    private Payment link() {
        return payment(PaymentKind.LINK).orElseThrow(() -> new AssertionError("the link does not exist"));
    }

    /** The charge, else the link. */
    private Payment current() {
        return payment(PaymentKind.CHARGE).orElseGet(this::link);
    }

    private LinkToken token() {
        return current().page().token();
    }

    void open() {
        hexpay.ports()
                .payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Builders.eur(25_00), new Description("Consulting")));
    }

    void pay(TestCard card) {
        PayLink.Command command = PayLink.Command.of(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                Builders.anAddress(),
                new ConfirmationToken(stub.enterCard(card)));
        hexpay.ports().payPage().pay().pay(token(), command);
    }

    /** What the payer does in the browser; nothing when the bank does not ask. */
    void authenticateAtBank(AuthenticationOutcome outcome) {
        String intent = Objects.requireNonNull(currentTransaction().providerReference());
        try {
            switch (outcome) {
                case COMPLETED -> stub.payerCompletes(intent);
                case FAILED -> stub.payerFails(intent);
            }
        } catch (IllegalStateException e) {
            // The page shows that there is nothing to authenticate.
        }
    }

    private Transaction currentTransaction() {
        return hexpay.out()
                .store()
                .transactions()
                .get(scope, Objects.requireNonNull(current().transaction()));
    }

    void finish(AuthenticationOutcome outcome) {
        hexpay.ports().payPage().finishAuthentication().finish(token(), outcome);
    }

    /** The payer opens the page and does what it asks for, with a good card. */
    void visitPage() {
        for (int visits = 0; visits < MAX_VISITS; visits++) {
            PayPageStatus status =
                    hexpay.ports().payPage().queries().view(token()).status();
            switch (status) {
                case PAYABLE -> pay(TestCard.SUCCEEDS);
                case REQUIRES_ACTION -> {
                    authenticateAtBank(AuthenticationOutcome.COMPLETED);
                    finish(AuthenticationOutcome.COMPLETED);
                }
                case PROCESSING, PAID, CANCELED, EXPIRED, DECLINED -> {
                    return;
                }
            }
        }
        throw new AssertionError("the page never ends");
    }

    /** The bank declines the card that has paid the link, from now on. */
    void declineCard() {
        String[] saved = hexpay.out()
                .store()
                .paymentMethods()
                .ofCustomer(scope, Objects.requireNonNull(link().customer()), PageRequest.first(10))
                .items()
                .get(0)
                .reference()
                .split("/");
        stub.bank().declineCard(saved[saved.length - 1], "generic_decline");
    }

    /** Charges the payer of the link; always the same request, under the same key. */
    void charge() {
        ChargeCustomer.Command command = ChargeCustomer.Command.of(
                new CustomerReference(Objects.requireNonNull(link().customer()).value()),
                Builders.eur(7_00),
                new Description("Renewal"));
        client().committing(
                        scope,
                        request("renewal-1"),
                        key -> hexpay.ports().payments().charge().charge(scope, command, key),
                        payment -> new StoredResponse(201, payment.id().value()));
    }

    /**
     * Refunds the link; always the same request under the same key.
     *
     * @param amountMinor the amount; null for all that is left
     */
    void refund(@Nullable Long amountMinor, String key) {
        RefundTransaction.Command command = new RefundTransaction.Command(
                Objects.requireNonNull(link().transaction()), amountMinor, new RefundReason("Goods returned"));
        client().committing(
                        scope,
                        request(key),
                        idempotency -> hexpay.ports().refunds().refund().refund(scope, command, idempotency),
                        result -> new StoredResponse(200, result.refund().id().value()));
    }

    private IdempotentClient client() {
        return new IdempotentClient(hexpay.ports().idempotency(), rejection -> {
            throw new AssertionError(rejection);
        });
    }

    private static IdempotentRequest request(String key) {
        return new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint(key));
    }

    /** The status of the charge or link; {@code none} when the merchant's charge does not exist. */
    String status(PaymentKind kind) {
        return payment(kind).map(payment -> WireName.of(payment.status())).orElse("none");
    }

    /** What was refunded of the link, in minor units. */
    long amountRefunded() {
        return transactions(link()).stream()
                .mapToLong(transaction -> transaction.amountRefunded().minor())
                .sum();
    }
}
