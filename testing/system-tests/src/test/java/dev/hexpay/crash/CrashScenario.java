package dev.hexpay.crash;

import dev.hexpay.application.event.EventType;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.IdempotentClient;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The merchant of one case, with the payer of its one link and the provider's notifications. */
final class CrashScenario {
    static final String VISA = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    static final String SECURE = "4000002500003155";
    static final String DECLINED_OFF_SESSION = "4000000000000341";
    static final String DISPUTED = "4000000000000259";

    private final Installation hexpay;
    private final Scope scope;
    private final List<StoredResponse> responses = new ArrayList<>();

    CrashScenario(Installation hexpay, Scope scope) {
        this.hexpay = hexpay;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    List<Payment> payments() {
        return hexpay.out()
                .store()
                .payments()
                .list(scope, PaymentFilter.ALL, PageRequest.first(100))
                .items();
    }

    /** The one payment of this kind, if there is one. */
    Optional<Payment> payment(PaymentKind kind) {
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

    /** The merchant gets every event that occurs from now on. */
    void createEndpoint() {
        List<EventName> events = Arrays.stream(EventType.values())
                .map(type -> new EventName(type.publishedName()))
                .toList();
        WebUrl url = new WebUrl(WebhookReceiver.urlOf(scope));
        ports().webhooks().create().create(scope, new WebhookEndpoint.Settings(url, events, null, null));
    }

    void open() {
        OpenPaymentLink.Command command =
                OpenPaymentLink.Command.of(Builders.eur(25_00), new Description("Consulting"));
        ports().payments().openLink().open(scope, command);
    }

    void pay(String card) {
        PayLink.Command command = PayLink.Command.of(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                Builders.anAddress(),
                new CardDetails(card, YearMonth.of(2034, 12)));
        ports().payPage().pay().pay(token(), command);
    }

    void authenticate(AuthenticationOutcome outcome) {
        ports().payPage().finishAuthentication().finish(token(), outcome);
    }

    /** The payer opens the page and completes what it asks for. */
    void visitPage() {
        PayPage page = ports().payPage().queries().view(token());
        switch (page.status()) {
            case PAYABLE -> pay(VISA);
            case REQUIRES_ACTION -> authenticate(AuthenticationOutcome.COMPLETED);
            case PROCESSING, PAID -> {}
            case CANCELED, EXPIRED, DECLINED ->
                throw new AssertionError("the page of " + page.payment() + " is " + page.status());
        }
    }

    private LinkToken token() {
        return link().page().token();
    }

    /** Charges the payer of the link; always the same request, under the same key. */
    void charge() {
        CustomerReference payer = new CustomerReference(link().customer().value());
        ChargeCustomer.Command command =
                ChargeCustomer.Command.of(payer, Builders.eur(7_00), new Description("Renewal"));
        recordResponse(client().committing(
                        scope,
                        request("renewal-1"),
                        key -> ports().payments().charge().charge(scope, command, key),
                        payment -> new StoredResponse(201, payment.id().value() + " " + payment.status())));
    }

    /**
     * Refunds the link; always the same request under the same key.
     *
     * @param amountMinor the amount; null for all that is left
     */
    void refund(@Nullable Long amountMinor, String key) {
        RefundTransaction.Command command = new RefundTransaction.Command(
                Objects.requireNonNull(link().transaction()), amountMinor, new RefundReason("Goods returned"));
        recordResponse(client().committing(
                        scope,
                        request(key),
                        idempotency -> ports().refunds().refund().refund(scope, command, idempotency),
                        result -> new StoredResponse(
                                200,
                                result.refund().id().value() + " "
                                        + result.refund().state() + " "
                                        + result.transaction().amountRefunded())));
    }

    private IdempotentClient client() {
        return new IdempotentClient(ports().idempotency(), rejection -> {
            throw new AssertionError(rejection);
        });
    }

    private static IdempotentRequest request(String key) {
        return new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint(key));
    }

    private void recordResponse(IdempotentResult<StoredResponse> result) {
        result.match(responses::add, responses::add, remaining -> false);
    }

    /** All responses to requests with a key. */
    List<StoredResponse> responses() {
        return responses;
    }

    /** All transactions of the link, oldest first. */
    private List<Transaction> transactions() {
        return hexpay.out().store().transactions().ofPayment(scope, link().id());
    }

    /** All refunds of the link, those of one transaction oldest first. */
    private List<Refund> refunds() {
        return transactions().stream()
                .flatMap(transaction -> hexpay.out().store().refunds().ofTransaction(scope, transaction.id()).stream())
                .toList();
    }

    Refund lastRefund() {
        List<Refund> refunds = refunds();
        return refunds.get(refunds.size() - 1);
    }

    /** The outcome of each refund of the link; empty when there is none. */
    Optional<String> refundOutcomes() {
        return refunds().stream().map(CrashScenario::describe).reduce((all, next) -> all + ", " + next);
    }

    private static String describe(Refund refund) {
        String cause = refund.cause() == Cause.DUPLICATE_PAYMENT ? " duplicate" : "";
        String end;
        if (refund.state() instanceof RefundState.Succeeded) {
            end = " refunded";
        } else {
            end = refund.state() instanceof RefundState.Failed ? " declined" : " pending";
        }
        return refund.share().total().minor() + cause + end;
    }

    void sendOneReceipt() {
        ports().jobs().sendReceipts().runOnce(1);
    }

    void distributeEvents(int limit) {
        ports().jobs().distributeEvents().runOnce(limit);
    }

    void serveOneEndpoint() {
        ports().jobs().deliverWebhooks().runOnce(1);
    }

    void reconcileOneRefund() {
        ports().jobs().reconcileRefunds().runOnce(1);
    }

    void reconcileOne() {
        ports().jobs().reconcilePayments().runOnce(1);
    }

    /** The provider notifies about the first transaction of the link before the current one, else about the current. */
    void deliverNotification() {
        Payment link = link();
        TransactionId reported = transactions().stream()
                .map(Transaction::id)
                .filter(transaction -> !transaction.equals(link.transaction()))
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(link.transaction()));
        ports().providers()
                .acceptNotification()
                .accept(link.provider(), Map.of(), CrashPorts.notification(scope, reported));
    }

    void processOneNotification() {
        ports().jobs().processNotifications().runOnce(1);
    }

    /** Does the work with this fault. */
    void withFault(ConnectionFault fault, Runnable work) {
        hexpay.withConnection(fault.connection(() -> {}), work);
    }

    /** Does the work while successes are reported as this decline. */
    void reportingSuccessAsDecline(Failure decline, Runnable work) {
        hexpay.withConnection(
                new FaultyConnection.AlteredResults(result -> new ProviderResult.Declined(decline)), work);
    }

    /** Does the work while disputes are not reported. */
    void hidingDisputes(Runnable work) {
        hexpay.withConnection(
                new FaultyConnection.AlteredResults(result -> result instanceof ProviderResult.Succeeded paid
                        ? new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), null, paid.returned())
                        : result),
                work);
    }

    private InPorts ports() {
        return hexpay.ports();
    }
}
