package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Charges a saved method in three steps: prepare and commit, call the provider without a database connection, settle
 * and commit.
 */
public final class ChargeCustomerHandler implements ChargeCustomer {
    private final OutPorts out;
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final PaymentMethods methods;
    private final CustomerLookup customerLookup;
    private final IdempotentExecution execution;
    private final TaxPricing pricing;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;
    private final LinkTokenForm tokens;

    public ChargeCustomerHandler(
            OutPorts out, Policies policies, IdempotentExecution execution, PaymentSettlement settlement) {
        this.out = out;
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.methods = out.store().paymentMethods();
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.execution = execution;
        this.pricing = new TaxPricing(out);
        this.gateway = new ProviderGateway(out);
        this.settlement = settlement;
        this.tokens = policies.linkTokens();
    }

    @Override
    public IdempotentResult<Payment> charge(Scope scope, Command command, Idempotency idempotency) {
        gateway.requireNoTransaction("A charge");
        // Before any lookup: a repeated request gets its stored response, whatever has changed since.
        Optional<IdempotencyRecord> existing = execution.existing(scope, idempotency);
        if (existing.isPresent()) {
            return resume(scope, existing.get());
        }
        NewCharge charge = newCharge(scope, command);
        out.failpoints().hit(Failpoint.BEFORE_PREPARE);
        Optional<IdempotencyRecord> concurrent = prepare(scope, charge, idempotency);
        out.failpoints().hit(Failpoint.PREPARED);
        if (concurrent.isPresent()) {
            return resume(scope, concurrent.get());
        }
        Transaction transaction = charge.transaction();
        return new IdempotentResult.Executed<>(execution.whileRunning(
                scope,
                idempotency,
                () -> settlement.settle(scope, transaction, gateway.charge(scope, charge.payment(), transaction))));
    }

    private record NewCharge(
            Payment payment,
            Transaction transaction,
            @Nullable ApiKeyId createdBy) {}

    private NewCharge newCharge(Scope scope, Command command) {
        Customer customer = customerLookup.get(scope, command.customer());
        PaymentMethod method = methodOf(scope, customer, command.method());
        PaymentProvider provider = gateway.requireProvider(scope, method.provider());
        ProviderGateway.requireCurrency(provider, scope, command.subtotal());
        TaxBreakdown price = pricing.priceFor(scope, command.subtotal(), customer);
        ProviderGateway.requireChargeable(provider, scope, price.total());
        Instant now = out.clock().instant();
        PaymentId paymentId = new PaymentId(out.crypto().ids().next(IdKind.PAYMENT, now));
        TransactionId transactionId = new TransactionId(out.crypto().ids().next(IdKind.TRANSACTION, now));
        Payment payment = Payment.charge(
                new Payment.PaymentDetails(
                        paymentId, method.provider(), price, command.description(), command.metadata(), customer.id()),
                tokens.create(scope, out.crypto().ids().secret(LinkToken.BYTES)),
                transactionId,
                now);
        Transaction.ChargeDetails details = new Transaction.ChargeDetails(
                method.provider(),
                PaymentSource.SavedMethod.of(method),
                new BillingDetails(
                        customer.profile().email(),
                        customer.profile().fullName(),
                        customer.profile().address(),
                        customer.profile().taxDocument()),
                price);
        return new NewCharge(payment, Transaction.start(transactionId, paymentId, details, now), command.createdBy());
    }

    private PaymentMethod methodOf(Scope scope, Customer customer, @Nullable PaymentMethodReference requested) {
        PaymentMethodId id = requested == null ? customer.defaultMethod() : requested.id();
        if (id == null) {
            throw IdKind.PAYMENT_METHOD.notFound();
        }
        return methods.find(scope, id)
                .filter(method -> method.customer().equals(customer.id()))
                .orElseThrow(IdKind.PAYMENT_METHOD::notFound);
    }

    private Optional<IdempotencyRecord> prepare(Scope scope, NewCharge charge, Idempotency idempotency) {
        return unitOfWork.inTransaction(() -> {
            Optional<IdempotencyRecord> existing = execution.claim(
                    scope,
                    idempotency,
                    new Outcome.PaymentCreated(charge.payment().id()));
            if (existing.isEmpty()) {
                requireOnFile(scope, charge.transaction());
                payments.insert(scope, charge.payment(), charge.createdBy());
                transactions.insert(scope, charge.transaction());
                out.failpoints().hit(Failpoint.PREPARE_UNCOMMITTED);
            }
            return existing;
        });
    }

    /** Rejects a card that was detached since it was looked up. */
    private void requireOnFile(Scope scope, Transaction transaction) {
        if (transaction.paymentSource() instanceof PaymentSource.SavedMethod saved
                && methods.lock(scope, saved.method()).isEmpty()) {
            throw IdKind.PAYMENT_METHOD.notFound();
        }
    }

    /**
     * Responds to a repeated request. When the call that executed it has died, this call resumes from the stored
     * transaction, under the same idempotency key at the provider.
     */
    private IdempotentResult<Payment> resume(Scope scope, IdempotencyRecord record) {
        if (record.response() != null || !(record.outcome() instanceof Outcome.PaymentCreated created)) {
            return execution.resultOf(record);
        }
        PaymentId id = created.payment();
        Payment payment = payments.get(scope, id);
        if (!(payment.state() instanceof PaymentState.Processing processing)) {
            return new IdempotentResult.Executed<>(payment);
        }
        Transaction transaction = transactions.get(scope, processing.transaction());
        return execution.resume(
                scope,
                record,
                () -> settlement.settle(scope, transaction, gateway.retryOrLookUp(scope, payment, transaction)));
    }
}
