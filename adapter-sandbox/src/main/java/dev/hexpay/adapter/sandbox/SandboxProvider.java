package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.adapter.sandbox.SandboxFaults.SandboxCall;
import dev.hexpay.adapter.sandbox.TestCard.EnteredCard;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The built-in provider for test mode. It stores charges in its own tables and handles idempotency keys as card
 * processors do. Test cards and fault plans make it fail as real providers do. {@link SandboxLedger} reports the money
 * that it moved.
 */
public final class SandboxProvider implements PaymentProvider, CardTokenizer, TestDisputes {
    /** The published name of the provider. */
    public static final String NAME = "sandbox";

    private final SandboxDatabase database;
    private final InstantSource clock;
    private final ReferenceGenerator references;
    private final SandboxFaults faults;
    private final TestCards cards = new TestCards();

    /**
     * A sandbox without planned faults.
     *
     * @param database the sandbox uses its own connections and database transactions
     * @param clock whole milliseconds
     * @param randomBytes returns the requested number of secure random bytes
     */
    public SandboxProvider(SandboxDatabase database, InstantSource clock, IntFunction<byte[]> randomBytes) {
        this(database, clock, randomBytes, SandboxFaults.NONE);
    }

    /** A sandbox with planned faults. */
    public SandboxProvider(
            SandboxDatabase database, InstantSource clock, IntFunction<byte[]> randomBytes, SandboxFaults faults) {
        this.database = database;
        this.clock = clock;
        this.references = new ReferenceGenerator(randomBytes);
        this.faults = faults;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CardToken tokenize(Scope scope, CardDetails card) {
        TestCard testCard = cards.findByNumber(card.number())
                .orElseThrow(() -> PaymentsException.invalid("cardNumber", "must be one of the sandbox's test cards"));
        String token = references.next("sbx_tok_");
        return inCardTransaction(table -> {
            EnteredCard entered = new EnteredCard(testCard, card.expiry());
            table.addToken(scope, token, entered);
            return new CardToken(token, entered.toCard());
        });
    }

    @Override
    public Checkout checkout(Scope scope, Money total) {
        return new Checkout.TestCardForm();
    }

    @Override
    public Optional<Violation> objectionTo(Scope scope, Money amount) {
        return Optional.empty();
    }

    @Override
    public Optional<Violation> objectionToRefund(Scope scope, Money amount) {
        return Optional.empty();
    }

    @Override
    public NextAction nextAction(Scope scope, ChargeRequest request) {
        return new NextAction.TestBank();
    }

    @Override
    public ProviderResult charge(Scope scope, ChargeRequest request) {
        ChargeKey key = new ChargeKey(scope, request.id());
        Fault cardFault = inCardTransaction(table -> table.faultOf(scope, request.source()));
        return execute(
                new ProviderCall(Operation.CHARGE, key, request.id().value(), cardFault),
                fault -> inChargeTransaction(charges -> charges.charge(key, request, fault)));
    }

    @Override
    public ProviderResult authenticate(Scope scope, ChargeRequest request, AuthenticationOutcome outcome) {
        ChargeKey key = new ChargeKey(scope, request.id());
        Outcome finalOutcome = switch (outcome) {
            case COMPLETED -> new Outcome.Succeeds();
            case FAILED -> new Outcome.Declines(Failures.AUTHENTICATION_FAILED);
        };
        return execute(Operation.AUTHENTICATE, key, (charges, fault) -> charges.resume(key, finalOutcome, fault));
    }

    @Override
    public ProviderResult cancel(Scope scope, ChargeRequest request) {
        ChargeKey key = new ChargeKey(scope, request.id());
        Outcome finalOutcome = new Outcome.Declines(Failures.AUTHENTICATION_ABANDONED);
        return execute(Operation.ABANDON, key, (charges, fault) -> charges.resume(key, finalOutcome, fault));
    }

    @Override
    public ProviderResult find(Scope scope, ChargeRequest request) {
        ChargeKey key = new ChargeKey(scope, request.id());
        return execute(Operation.FIND, key, (charges, fault) -> charges.find(key));
    }

    /**
     * Completes a charge that {@link Fault.Delayed} or {@link Fault.DeclinedThenSucceeds} has delayed, and returns its
     * result. A charge that was not delayed does not change.
     */
    public ProviderResult completeDelayed(Scope scope, TransactionId transaction) {
        return inChargeTransaction(charges -> charges.completeDelayed(new ChargeKey(scope, transaction)));
    }

    @Override
    public RefundResult refund(Scope scope, RefundRequest request) {
        RefundKey key = new RefundKey(scope, request.id());
        ChargeKey charge = new ChargeKey(scope, request.charge().transaction());
        Fault cardFault = inCardTransaction(table -> table.faultOf(charge));
        return execute(
                new ProviderCall(Operation.REFUND, charge, request.id().value(), cardFault),
                fault -> inRefundTransaction(refunds -> refunds.refund(key, request, fault)));
    }

    @Override
    public RefundResult findRefund(Scope scope, RefundRequest request) {
        RefundKey key = new RefundKey(scope, request.id());
        ChargeKey charge = new ChargeKey(scope, request.charge().transaction());
        return execute(
                new ProviderCall(Operation.FIND_REFUND, charge, request.id().value(), new Fault.None()),
                fault -> inRefundTransaction(refunds -> refunds.find(key)));
    }

    /** Completes a refund that {@link Fault.Delayed} has delayed, and returns its result. */
    public RefundResult completeDelayedRefund(Scope scope, RefundId refund) {
        return inRefundTransaction(refunds -> refunds.completeDelayed(new RefundKey(scope, refund)));
    }

    /** Lets a succeeded refund fail late, as when the payer's bank rejects the money, and returns its result. */
    public RefundResult failRefundLate(Scope scope, RefundId refund) {
        return inRefundTransaction(refunds -> refunds.failLate(new RefundKey(scope, refund)));
    }

    /**
     * Refunds a part of a charge as a merchant does in the dashboard of a provider: without a request through the port, and
     * with a notification.
     *
     * @param minor the amount, in minor units of the charge's currency
     * @return false if the charge did not succeed, or less of it is left
     */
    public boolean refundElsewhere(Scope scope, TransactionId transaction, long minor) {
        return inRefundTransaction(refunds -> refunds.refundElsewhere(new ChargeKey(scope, transaction), minor));
    }

    /**
     * The payer's bank asks about a charge. It takes no money, so that there is no dispute; a notification is sent all the
     * same.
     *
     * @return false if the charge did not succeed
     */
    public boolean openInquiry(Scope scope, TransactionId transaction) {
        return inChargeTransaction(charges -> charges.inquire(new ChargeKey(scope, transaction)));
    }

    /**
     * The payer's bank takes the money of a charge back, with or without an inquiry before.
     *
     * @return false if the charge did not succeed or is disputed
     */
    public boolean openDispute(Scope scope, TransactionId transaction) {
        return inChargeTransaction(charges -> charges.dispute(new ChargeKey(scope, transaction)));
    }

    @Override
    public void detach(Scope scope, String reference) {
        inCardTransaction(table -> {
            table.delete(scope, reference);
            return reference;
        });
    }

    @Override
    public CardResult findCard(Scope scope, String reference) {
        return inCardTransaction(table -> table.find(scope, reference)
                .<CardResult>map(card -> new CardResult.Saved(card.toCard()))
                .orElseGet(CardResult.Detached::new));
    }

    /** The first ten thousand charges and refunds. */
    @Override
    public Statement statement(Scope scope, Instant from, Instant to) {
        return database.inTransaction(handle -> new StatementTable(handle, scope).between(from, to));
    }

    @Override
    public boolean resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome) {
        return inChargeTransaction(charges -> charges.resolve(new ChargeKey(scope, transaction), outcome));
    }

    private ProviderResult execute(
            Operation operation, ChargeKey key, BiFunction<ChargeProcessor, Fault, ProviderResult> work) {
        return execute(
                new ProviderCall(operation, key, key.transaction().value(), new Fault.None()),
                fault -> inChargeTransaction(charges -> work.apply(charges, fault)));
    }

    private <A> A execute(ProviderCall call, Function<Fault, A> work) {
        Fault fault = faultOf(call);
        if (fault instanceof Fault.LostBeforeEffect) {
            throw new LostAnswerException("the request was lost");
        } else if (fault instanceof Fault.Slow slow) {
            slow.beforeEffect().run();
        }
        A result = work.apply(fault);
        if (fault instanceof Fault.LostAfterEffect) {
            throw new LostAnswerException("the response was lost");
        } else if (fault instanceof Fault.ErrorAfterEffect) {
            throw new LostAnswerException("the response was 500 Internal Server Error");
        } else if (fault instanceof Fault.Slow slow) {
            slow.beforeResponse().run();
        }
        return result;
    }

    private Fault faultOf(ProviderCall call) {
        boolean isPlanned = faults != SandboxFaults.NONE;
        if (!isPlanned && call.cardFault() instanceof Fault.None) {
            // Without faults, calls need not be counted.
            return call.cardFault();
        }
        int attemptNumber =
                database.inTransaction(handle -> new CallCounterTable(handle).increment(call, clock.instant()));
        Fault planned =
                faults.faultOf(new SandboxCall(call.operation(), call.charge().transaction(), attemptNumber));
        return planned instanceof Fault.None && attemptNumber == 1 ? call.cardFault() : planned;
    }

    private <A> A inChargeTransaction(Function<ChargeProcessor, A> work) {
        return database.inTransaction(
                handle -> work.apply(new ChargeProcessor(handle, cards, references, clock.instant())));
    }

    private <A> A inRefundTransaction(Function<RefundProcessor, A> work) {
        return database.inTransaction(
                handle -> work.apply(new RefundProcessor(handle, cards, references, clock.instant())));
    }

    private <A> A inCardTransaction(Function<CardTable, A> work) {
        return database.inTransaction(handle -> work.apply(new CardTable(handle, cards, clock.instant())));
    }
}
