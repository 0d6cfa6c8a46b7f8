package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.InvariantChecker.PaymentSnapshot;
import dev.hexpay.simulator.ProviderLedger.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the database with the provider's ledger at the end of a run. */
final class Audit {
    private final Cluster cluster;
    private final WebhookActor webhooks;
    private final Simulation simulation;
    private final Store store;
    private final ProviderLedger ledger;

    Audit(Cluster cluster, WebhookActor webhooks) {
        this.webhooks = webhooks;
        this.cluster = cluster;
        simulation = cluster.simulation();
        store = simulation.store();
        ledger = simulation.provider().ledger();
    }

    void check() {
        simulation.checker().payments().forEach(this::checkPayment);
        simulation.scopes().forEach(this::checkScope);
        cluster.responses().forEach(this::checkResponse);
        checkCustomers();
        simulation.mailServer().check();
        new WebhookAudit(cluster, webhooks).check();
    }

    private void checkPayment(PaymentSnapshot snapshot) {
        List<Transaction> transactions = store.transactions()
                .ofPayment(snapshot.scope(), snapshot.payment().id());
        checkOutcomeKnown(snapshot);
        checkOneSuccess(snapshot, transactions);
        List<Movement> moved = simulation.checker().movementsOf(snapshot);
        boolean isPaid = snapshot.payment().status() == PaymentStatus.SUCCEEDED;
        require(
                moved.isEmpty() != isPaid,
                Invariant.BALANCES_MATCH,
                () -> snapshot.label() + " is " + snapshot.payment().status() + " and moved " + moved);
    }

    /** Without proof of a decline, a transaction is not failed: it stays processing, and an operator has to decide. */
    private void checkOutcomeKnown(PaymentSnapshot snapshot) {
        PaymentState state = snapshot.payment().state();
        require(
                !(state instanceof PaymentState.RequiresAction),
                Invariant.OUTCOMES_KNOWN,
                () -> snapshot.label() + " requires action for ever");
        if (state instanceof PaymentState.Processing processing) {
            ProviderResult result = simulation.provider().currentResult(snapshot.scope(), processing.transaction());
            require(
                    result instanceof ProviderResult.Unknown,
                    Invariant.OUTCOMES_KNOWN,
                    () -> snapshot.label() + " is processing and the provider says " + result);
            boolean isServerError = simulation.provider().isServerError(snapshot.scope(), processing.transaction());
            String reason = isServerError ? "500 without effect" : "unknown to the provider";
            simulation.trace().count("left processing, " + reason);
        }
    }

    private void checkOneSuccess(PaymentSnapshot snapshot, List<Transaction> transactions) {
        List<Transaction> succeeded = transactions.stream()
                .filter(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .toList();
        Payment payment = snapshot.payment();
        if (payment.state() instanceof PaymentState.Succeeded state) {
            require(
                    succeeded.size() == 1 && succeeded.get(0).id().equals(state.transaction()),
                    Invariant.ONE_SUCCESSFUL_TRANSACTION,
                    () -> snapshot.label() + " is paid by " + succeeded);
            checkCard(snapshot, succeeded.get(0));
        } else {
            require(
                    succeeded.isEmpty(),
                    Invariant.ONE_SUCCESSFUL_TRANSACTION,
                    () -> snapshot.label() + " is " + payment.status() + " and was paid by " + succeeded);
        }
        for (Transaction transaction : transactions) {
            boolean isSettled = transaction.isSettled();
            boolean isPending = payment.status() == PaymentStatus.PROCESSING
                    && transaction.id().equals(payment.transaction());
            require(
                    isSettled != isPending,
                    Invariant.OUTCOMES_KNOWN,
                    () -> transaction.id() + " is " + transaction.state() + " and " + snapshot.label() + " is "
                            + payment.status());
            require(
                    !(transaction.state() instanceof TransactionState.Failed)
                            || isSuperseded(payment, transaction)
                            || ledger.wasDeclined(snapshot.scope(), transaction.id()),
                    Invariant.FAILURE_WAS_DECLINED,
                    () -> transaction.id() + " is failed and was not declined");
        }
    }

    /** Another transaction has paid: this one moved no money, or its money was refunded. */
    private static boolean isSuperseded(Payment payment, Transaction transaction) {
        return payment.state() instanceof PaymentState.Succeeded paid
                && !paid.transaction().equals(transaction.id());
    }

    private void checkCard(PaymentSnapshot snapshot, Transaction transaction) {
        CustomerId id = snapshot.payment().customer();
        @Nullable
        Customer payer =
                id == null ? null : store.customers().find(snapshot.scope(), id).orElse(null);
        require(
                payer != null,
                Invariant.SCOPES_ISOLATED,
                () -> snapshot.label() + " was paid by " + id + ", who does not exist");
        if (transaction.paymentSource() instanceof PaymentSource.CardToken && payer != null) {
            require(
                    payer.defaultMethod() != null
                            || simulation.checker().transactions().mayHaveDetached(payer.id()),
                    Invariant.CARD_ON_FILE,
                    () -> snapshot.label() + " was paid by " + id + ", who has no saved card");
        }
    }

    private void checkScope(Scope scope) {
        List<PaymentSnapshot> paid = simulation.checker().payments().stream()
                .filter(snapshot ->
                        snapshot.scope().equals(scope) && snapshot.payment().status() == PaymentStatus.SUCCEEDED)
                .toList();
        checkInvoices(scope, paid);
        new RefundAudit(simulation, scope).check();
        new EventAudit(cluster, scope).check();
    }

    private void checkInvoices(Scope scope, List<PaymentSnapshot> paid) {
        List<Long> numbers = new ArrayList<>();
        for (PaymentSnapshot snapshot : paid) {
            if (snapshot.payment().state() instanceof PaymentState.Succeeded state) {
                @Nullable
                Invoice invoice = store.invoices().find(scope, state.invoice()).orElse(null);
                require(
                        invoice != null
                                && invoice.reference()
                                        .payment()
                                        .equals(snapshot.payment().id()),
                        Invariant.INVOICES_NUMBERED,
                        () -> snapshot.label() + " has no own invoice");
                numbers.add(invoice == null ? 0L : invoice.number().sequence());
            }
        }
        numbers.sort(null);
        for (int i = 0; i < numbers.size(); i++) {
            require(
                    numbers.get(i) == i + 1,
                    Invariant.INVOICES_NUMBERED,
                    () -> "invoices of " + scope + ": " + numbers);
        }
    }

    private void checkResponse(Cluster.Response response) {
        String[] parts = response.body().split(" ");
        if (parts.length != 3) {
            return;
        }
        if (IdKind.REFUND.matches(parts[0])) {
            checkResponse(response, new RefundId(parts[0]), !parts[1].equals("PENDING"));
            return;
        }
        @Nullable
        Payment payment =
                store.payments().find(response.scope(), new PaymentId(parts[0])).orElse(null);
        require(
                payment != null,
                Invariant.RESPONSES_ARE_TRUE,
                () -> "received " + response.body() + ", which does not exist");
        boolean isFinal = parts[1].equals("SUCCEEDED") || parts[1].equals("CANCELED");
        require(
                payment == null || !isFinal || ResponseText.payment(payment).equals(response.body()),
                Invariant.RESPONSES_ARE_TRUE,
                () -> "received " + response.body() + ", and it is " + payment);
    }

    private void checkResponse(Cluster.Response response, RefundId id, boolean isFinal) {
        @Nullable Refund refund = store.refunds().find(response.scope(), id).orElse(null);
        require(
                refund != null && (!isFinal || hasBeen(refund, response.body())),
                Invariant.RESPONSES_ARE_TRUE,
                () -> "received " + response.body() + ", and it is " + refund);
    }

    /** A refund that failed late was a success when the client read it. */
    private boolean hasBeen(Refund refund, String text) {
        return ResponseText.refund(refund).equals(text)
                || (ledger.hasFailedLate(refund.id()) && text.contains(" SUCCEEDED "));
    }

    private void checkCustomers() {
        Map<CustomerId, Scope> scopes = new HashMap<>();
        for (Scope scope : simulation.scopes()) {
            for (Customer customer : store.customers()
                    .list(scope, CustomerFilter.ALL, PageRequest.first(100))
                    .items()) {
                Scope other = scopes.put(customer.id(), scope);
                require(
                        other == null,
                        Invariant.SCOPES_ISOLATED,
                        () -> customer.id() + " is in " + other + " and in " + scope);
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
                Invariant.CARD_ON_FILE,
                () -> customer.id() + " is charged by " + method + ", which is not saved");
    }
}
