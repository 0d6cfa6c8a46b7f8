package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.provider.CheckoutGateway;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pays a link in three steps: prepare and commit, call the provider without a database connection, settle and commit.
 */
public final class PayLinkHandler implements PayLink {
    /** The newest methods among which one of the link's provider is looked for. */
    private static final int MAX_METHODS = 20;

    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final PaymentMethods methods;
    private final IdSource ids;
    private final InstantSource clock;
    private final LinkPricing pricing;
    private final ProviderGateway gateway;
    private final CheckoutGateway checkouts;
    private final PaymentSettlement settlement;
    private final DeclinePause pause;
    private final Failpoints failpoints;

    public PayLinkHandler(OutPorts out, Policies policies, ProviderGateway gateway, PaymentSettlement settlement) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.methods = out.store().paymentMethods();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.pricing = new LinkPricing(out, policies.reverseCharge());
        this.gateway = gateway;
        this.checkouts = new CheckoutGateway(out, gateway);
        this.settlement = settlement;
        this.failpoints = out.failpoints();
        this.pause = new DeclinePause(transactions, policies.declines());
    }

    @Override
    public Result pay(LinkToken token, Command command) {
        gateway.requireNoTransaction("A payment");
        Scoped<Payment> scoped = payments.findByToken(token).orElseThrow(LinkToken::notFound);
        Scope scope = scoped.scope();
        Payment link = scoped.value();
        PaymentProvider provider = gateway.requireProvider(scope, link.provider());
        if (scope.mode().isLive() && command.card() instanceof CardDetails) {
            throw PaymentsException.of(ErrorCode.SANDBOX_ONLY, "This page accepts card numbers in sandbox mode only.");
        }
        if (!link.isPayable(clock.instant())) {
            return new Result.NotPayable();
        }
        LinkPricing.Offer offer = pricing.offer(scoped, command);
        TaxBreakdown price = offer.price();
        Checkout checkout = provider.checkout(scope, price.total());
        Long shownTotal = command.shownTotalMinor();
        if (shownTotal != null && shownTotal != price.total().minor()) {
            return new Result.PriceChanged(price, checkout);
        }
        ProviderGateway.requireChargeable(provider, scope, price.total());
        CardToken card =
                checkouts.tokenOf(scope, command.card(), checkout).withSavedReference(savedReference(scope, link));
        failpoints.hit(Failpoint.BEFORE_PREPARE);
        cancelAuthentication(scope, link, offer.payer().email());
        Transaction.ChargeDetails details = new Transaction.ChargeDetails(link.provider(), card, offer.payer(), price);
        Optional<Transaction> prepared = prepare(scope, link, details);
        if (prepared.isEmpty()) {
            return new Result.NotPayable();
        }
        failpoints.hit(Failpoint.PREPARED);
        Transaction transaction = prepared.get();
        ProviderResult result = gateway.charge(scope, link, transaction);
        return new Result.Attempted(settlement.settle(scope, transaction, result), transaction.id());
    }

    /** Only a link for a customer says for certain who its payer is. */
    private @Nullable String savedReference(Scope scope, Payment link) {
        CustomerId customer = link.customer();
        return customer == null
                ? null
                : methods.ofCustomer(scope, customer, PageRequest.first(MAX_METHODS)).items().stream()
                        .filter(method -> method.provider().equals(link.provider()))
                        .map(PaymentMethod::reference)
                        .findFirst()
                        .orElse(null);
    }

    private Optional<Transaction> prepare(Scope scope, Payment link, Transaction.ChargeDetails details) {
        return unitOfWork.inTransaction(() -> {
            Instant now = clock.instant();
            Payment locked = payments.getLocked(scope, link.id());
            // A transaction that requires action is canceled first, outside this unit of work.
            if (!locked.isPayable(now) || locked.status() == PaymentStatus.REQUIRES_ACTION) {
                return Optional.empty();
            }
            pause.requireNone(scope, locked.id(), details.billingDetails().email(), now);
            TransactionId id = new TransactionId(ids.next(IdKind.TRANSACTION, now));
            Transaction transaction = Transaction.start(id, locked.id(), details, now);
            payments.save(scope, locked.startTransaction(id, details.price(), now));
            transactions.insert(scope, transaction);
            failpoints.hit(Failpoint.PREPARE_UNCOMMITTED);
            return Optional.of(transaction);
        });
    }

    /** Another card makes a new transaction; the one that requires action must not be able to succeed as well. */
    private void cancelAuthentication(Scope scope, Payment link, EmailAddress payer) {
        if (link.state() instanceof PaymentState.RequiresAction current) {
            pause.requireNone(scope, link.id(), payer, clock.instant());
            Transaction transaction = transactions.get(scope, current.transaction());
            settlement.settle(scope, transaction, gateway.cancel(scope, link, transaction));
        }
    }
}
