package dev.hexpay.testkit.simulator;

import static dev.hexpay.testkit.simulator.Watch.require;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.memory.InMemoryStore;
import dev.hexpay.testkit.simulator.Ledger.Movement;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the books against the provider's ledger when nothing happens any more. */
final class Audit {
    private final Stage stage;
    private final World world;
    private final InMemoryStore store;
    private final Ledger ledger;

    Audit(Stage stage) {
        this.stage = stage;
        world = stage.world();
        store = world.store();
        ledger = world.provider().ledger();
    }

    void check() {
        world.watch().payments().forEach(this::checkPayment);
        world.scopes().forEach(this::checkScope);
        stage.told().forEach(this::checkTold);
        checkCustomers();
        world.post().check();
    }

    private void checkPayment(Seen seen) {
        List<Transaction> attempts =
                store.transactions().ofPayment(seen.scope(), seen.payment().id());
        checkOutcomeKnown(seen);
        checkOneSuccess(seen, attempts);
        List<Movement> moved = world.watch().movementsOf(seen);
        boolean isPaid = seen.payment().status() == PaymentStatus.SUCCEEDED;
        require(
                moved.isEmpty() != isPaid,
                Law.MONEY_AGREES,
                () -> seen.label() + " is " + seen.payment().status() + " and moved " + moved);
    }

    private void checkOutcomeKnown(Seen seen) {
        PaymentState state = seen.payment().state();
        require(
                !(state instanceof PaymentState.RequiresAction),
                Law.OUTCOMES_KNOWN,
                () -> seen.label() + " waits for its payer for ever");
        if (state instanceof PaymentState.Processing processing) {
            ProviderAnswer truth = world.provider().known(seen.scope(), processing.attempt());
            require(
                    truth instanceof ProviderAnswer.NeverHeardOf,
                    Law.OUTCOMES_KNOWN,
                    () -> seen.label() + " is processing and the provider says " + truth);
            world.journal().count("left processing, unknown to the provider");
        }
    }

    private void checkOneSuccess(Seen seen, List<Transaction> attempts) {
        List<Transaction> succeeded = attempts.stream()
                .filter(attempt -> attempt.state() instanceof TransactionState.Succeeded)
                .toList();
        Payment payment = seen.payment();
        if (payment.state() instanceof PaymentState.Succeeded state) {
            require(
                    succeeded.size() == 1 && succeeded.get(0).id().equals(state.attempt()),
                    Law.ONE_SUCCESSFUL_ATTEMPT,
                    () -> seen.label() + " is paid by " + succeeded);
            checkCard(seen, succeeded.get(0));
        } else {
            require(
                    succeeded.isEmpty(),
                    Law.ONE_SUCCESSFUL_ATTEMPT,
                    () -> seen.label() + " is " + payment.status() + " and was paid by " + succeeded);
        }
        for (Transaction attempt : attempts) {
            boolean isEnded = attempt.isSettled();
            boolean isUnderWay =
                    payment.status() == PaymentStatus.PROCESSING && attempt.id().equals(payment.attempt());
            require(
                    isEnded != isUnderWay,
                    Law.OUTCOMES_KNOWN,
                    () -> attempt.id() + " is " + attempt.state() + " and " + seen.label() + " is " + payment.status());
            require(
                    !(attempt.state() instanceof TransactionState.Failed)
                            || isOvertaken(payment, attempt)
                            || ledger.wasDeclined(seen.scope(), attempt.id()),
                    Law.FAILURE_WAS_DECLINED,
                    () -> attempt.id() + " is failed and was not declined");
        }
    }

    /** Another attempt has paid: this one moved nothing, or what it moved has gone back. */
    private static boolean isOvertaken(Payment payment, Transaction attempt) {
        return payment.state() instanceof PaymentState.Succeeded paid
                && !paid.attempt().equals(attempt.id());
    }

    private void checkCard(Seen seen, Transaction attempt) {
        CustomerId id = seen.payment().customer();
        @Nullable
        Customer payer =
                id == null ? null : store.customers().find(seen.scope(), id).orElse(null);
        require(payer != null, Law.SCOPES_APART, () -> seen.label() + " was paid by " + id + ", who is not there");
        if (attempt.instrument() instanceof Instrument.OneTimeToken && payer != null) {
            require(
                    payer.defaultMethod() != null || world.watch().attempts().mayHaveDetached(payer.id()),
                    Law.CARD_ON_FILE,
                    () -> seen.label() + " was paid by " + id + ", who has no card on file");
        }
    }

    private void checkScope(Scope scope) {
        List<Seen> paid = world.watch().payments().stream()
                .filter(seen -> seen.scope().equals(scope) && seen.payment().status() == PaymentStatus.SUCCEEDED)
                .toList();
        checkInvoices(scope, paid);
        new ReturnAudit(world, scope).check();
        new EventAudit(stage, scope).check();
    }

    private void checkInvoices(Scope scope, List<Seen> paid) {
        List<Long> numbers = new ArrayList<>();
        for (Seen seen : paid) {
            if (seen.payment().state() instanceof PaymentState.Succeeded state) {
                @Nullable
                Invoice invoice = store.invoices().find(scope, state.invoice()).orElse(null);
                require(
                        invoice != null
                                && invoice.reference()
                                        .payment()
                                        .equals(seen.payment().id()),
                        Law.INVOICES_NUMBERED,
                        () -> seen.label() + " has no invoice of its own");
                numbers.add(invoice == null ? 0L : invoice.number().sequence());
            }
        }
        numbers.sort(null);
        for (int i = 0; i < numbers.size(); i++) {
            require(numbers.get(i) == i + 1, Law.INVOICES_NUMBERED, () -> "invoices of " + scope + ": " + numbers);
        }
    }

    private void checkTold(Stage.Told told) {
        String[] words = told.answer().split(" ");
        if (words.length != 3) {
            return;
        }
        if (IdKind.REFUND.fits(words[0])) {
            checkTold(told, new RefundId(words[0]), !words[1].equals("PENDING"));
            return;
        }
        @Nullable
        Payment payment =
                store.payments().find(told.scope(), new PaymentId(words[0])).orElse(null);
        require(payment != null, Law.TOLD_THE_TRUTH, () -> "told " + told.answer() + ", which is not there");
        boolean isFinal = words[1].equals("SUCCEEDED") || words[1].equals("CANCELED");
        require(
                payment == null || !isFinal || Reading.payment(payment).equals(told.answer()),
                Law.TOLD_THE_TRUTH,
                () -> "told " + told.answer() + ", and it is " + payment);
    }

    private void checkTold(Stage.Told told, RefundId id, boolean isFinal) {
        @Nullable Refund refund = store.refunds().find(told.scope(), id).orElse(null);
        require(
                refund != null && (!isFinal || Reading.refund(refund).equals(told.answer())),
                Law.TOLD_THE_TRUTH,
                () -> "told " + told.answer() + ", and it is " + refund);
    }

    private void checkCustomers() {
        Map<CustomerId, Scope> homes = new HashMap<>();
        for (Scope scope : world.scopes()) {
            for (Customer customer :
                    store.customers().list(scope, null, PageRequest.first(100)).items()) {
                Scope other = homes.put(customer.id(), scope);
                require(other == null, Law.SCOPES_APART, () -> customer.id() + " is in " + other + " and in " + scope);
                checkDefault(scope, customer);
            }
        }
    }

    private void checkDefault(Scope scope, Customer customer) {
        @Nullable PaymentMethodId method = customer.defaultMethod();
        require(
                method == null
                        || store.paymentMethods()
                                .find(scope, method)
                                .filter(found -> found.customer().equals(customer.id()))
                                .isPresent(),
                Law.CARD_ON_FILE,
                () -> customer.id() + " is charged by " + method + ", which is not on file");
    }
}
