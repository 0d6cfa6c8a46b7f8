package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.IdempotencyKeys.Effect;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charges a vaulted method in three steps: prepare and commit, ask with no connection held, settle and commit. */
final class ChargingCustomer implements ChargeCustomer {
    private final OutPorts out;
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final PaymentMethods methods;
    private final FindingCustomer findCustomer;
    private final OnceOnly onceOnly;
    private final Pricing pricing;
    private final Asking asking;
    private final Settling settling;

    ChargingCustomer(OutPorts out, OnceOnly onceOnly, Asking asking, Settling settling) {
        this.out = out;
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.methods = out.paymentMethods();
        this.findCustomer = new FindingCustomer(out.customers());
        this.onceOnly = onceOnly;
        this.pricing = new Pricing(out);
        this.asking = asking;
        this.settling = settling;
    }

    @Override
    public Answered<Payment> charge(Scope scope, Command command, Once<Payment> once) {
        return onceOnly.keepingRefusals(scope, once, () -> {
            // Before anything is looked up: a repeated request is answered as it was, whatever has changed since.
            Optional<Claim> earlier = onceOnly.earlier(scope, once);
            if (earlier.isPresent()) {
                return goOn(scope, earlier.get(), once);
            }
            Begun begun = begin(scope, command);
            out.milestones().reached(Milestone.BEGINNING);
            Optional<Claim> overtaken = prepare(scope, begun, once);
            out.milestones().reached(Milestone.PREPARED);
            return overtaken.isPresent()
                    ? goOn(scope, overtaken.get(), once)
                    : settle(scope, begun.attempt(), asking.charge(scope, begun.attempt(), PaymentKind.CHARGE), once);
        });
    }

    private record Begun(Payment payment, Transaction attempt) {}

    private Begun begin(Scope scope, Command command) {
        Customer customer = findCustomer.get(scope, command.customer());
        PaymentMethod method = methodOf(scope, customer, command.method());
        asking.requireProvider(method.provider());
        TaxBreakdown price = pricing.priceFor(scope, command.subtotal(), customer);
        Instant now = out.clock().instant();
        PaymentId paymentId = new PaymentId(out.ids().next(IdKind.PAYMENT, now));
        TransactionId attemptId = new TransactionId(out.ids().next(IdKind.TRANSACTION, now));
        Payment payment = Payment.charge(
                new Payment.Order(
                        paymentId, method.provider(), price, command.description(), command.metadata(), customer.id()),
                LinkToken.of(out.ids().secret(LinkToken.BYTES)),
                attemptId,
                now);
        Transaction.Means means = new Transaction.Means(
                method.provider(),
                new Instrument.Vaulted(method.id(), method.reference()),
                new Payer(
                        customer.profile().email(),
                        customer.profile().fullName(),
                        customer.profile().address(),
                        customer.profile().taxDocument()),
                price);
        return new Begun(payment, Transaction.begun(attemptId, paymentId, means, now));
    }

    private PaymentMethod methodOf(Scope scope, Customer customer, @Nullable PaymentMethodId asked) {
        PaymentMethodId id = asked == null ? customer.defaultMethod() : asked;
        if (id == null) {
            throw IdKind.PAYMENT_METHOD.notFound();
        }
        return methods.find(scope, id)
                .filter(method -> method.customer().equals(customer.id()))
                .orElseThrow(IdKind.PAYMENT_METHOD::notFound);
    }

    private Optional<Claim> prepare(Scope scope, Begun begun, Once<Payment> once) {
        return unitOfWork.inTransaction(() -> {
            Optional<Claim> earlier = onceOnly.claim(
                    scope, once, new Effect.OfPayment(begun.payment().id()));
            if (earlier.isEmpty()) {
                requireOnFile(scope, begun.attempt());
                payments.insert(scope, begun.payment());
                transactions.insert(scope, begun.attempt());
                out.milestones().reached(Milestone.PREPARING);
            }
            return earlier;
        });
    }

    /** Refuses a card that was detached since it was looked up. */
    private void requireOnFile(Scope scope, Transaction attempt) {
        if (attempt.instrument() instanceof Instrument.Vaulted vaulted
                && methods.lock(scope, vaulted.method()).isEmpty()) {
            throw IdKind.PAYMENT_METHOD.notFound();
        }
    }

    private Answered<Payment> settle(Scope scope, Transaction attempt, ProviderAnswer answer, Once<Payment> once) {
        return settling.settle(scope, attempt, answer, settled -> onceOnly.answer(scope, once, settled));
    }

    /**
     * Answers a request that was made before. When the call that made it has died on the way, this one goes on from the
     * recorded attempt, under the same key at the provider.
     */
    private Answered<Payment> goOn(Scope scope, Claim claim, Once<Payment> once) {
        if (claim.answer() != null || !(claim.effect() instanceof Effect.OfPayment effect)) {
            return onceOnly.answerOf(claim);
        }
        PaymentId id = effect.payment();
        Payment payment = payments.find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
        if (!(payment.state() instanceof PaymentState.Processing processing)) {
            return unitOfWork.inTransaction(() -> onceOnly.answer(scope, once, payment));
        }
        if (claim.claimedAt().plus(Transaction.LEFT_ALONE).isAfter(out.clock().instant())) {
            return new Answered.StillRunning<>();
        }
        Transaction attempt = transactions
                .find(scope, processing.attempt())
                .orElseThrow(() -> new IllegalStateException(processing.attempt() + " is gone"));
        return settle(scope, attempt, asking.again(scope, attempt, payment.kind()), once);
    }
}
