package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer authenticates during another operation on the same payment, which is paid once or not at all. */
@EachDatabase
class AuthenticationRacesTest {
    private static final int ROUNDS = 30;

    private static final Duration WINDOW = Transaction.AUTHENTICATION_WINDOW.plusSeconds(1);

    private final TestDatabase database;
    private final Concurrently concurrently = new Concurrently();
    private final Set<PaymentStatus> outcomes = EnumSet.noneOf(PaymentStatus.class);
    private ControllableServer server;
    private ApiClient api;

    AuthenticationRacesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = ControllableServer.start(database, dataDir);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        concurrently.close();
        server.close();
    }

    /** A payment that requires action, and the form that the payer will submit. */
    private record PendingAuthentication(String id, String url, String csrf) {
        static PendingAuthentication of(String id, String url) {
            return new PendingAuthentication(
                    id, url, Payer.csrf(Payer.from("US").open(url + "/authenticate")));
        }

        Callable<Page> submit(String outcome) {
            return () -> Payer.from("US").authenticateWith(url, outcome, csrf);
        }
    }

    private String customerWhoAlwaysAuthenticates() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("US").pay(url, Payer.AUTHENTICATION_ALWAYS);
        Payer.from("US").authenticate(url, "complete");
        return api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    private static PendingAuthentication pendingAuthentication(ApiResponse charge) {
        assertThat(charge.status()).as(charge.text()).isEqualTo(402);
        return PendingAuthentication.of(
                charge.json().at("/error/details/paymentId").asText(),
                charge.json().at("/error/details/recoveryUrl").asText());
    }

    private PendingAuthentication linkPendingAuthentication() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("US").pay(url, Payer.AUTHENTICATION_ONCE);
        return PendingAuthentication.of(link.id(), url);
    }

    private int charges() {
        return server.ledger().charges(server.scope());
    }

    /** The payment has a final status that matches the sandbox's ledger. */
    private void assertMatchesLedger(String id, int chargesBefore) {
        Payment payment = server.payment(id);
        List<Transaction> transactions = server.transactions(payment);
        boolean isPaid = payment.status() == PaymentStatus.SUCCEEDED;
        assertThat(payment.status()).isIn(PaymentStatus.SUCCEEDED, PaymentStatus.FAILED);
        assertThat(charges() - chargesBefore).as(id + " is " + payment.status()).isEqualTo(isPaid ? 1 : 0);
        assertThat(transactions)
                .filteredOn(transaction -> transaction.state() instanceof TransactionState.Succeeded)
                .hasSize(isPaid ? 1 : 0)
                .allSatisfy(transaction -> {
                    assertThat(transaction.id()).isEqualTo(payment.transaction());
                    assertThat(server.ledger().movedMinor(transaction.id()))
                            .isEqualTo(payment.price().total().minor());
                });
        assertThat(transactions).noneMatch(transaction -> transaction.state() instanceof TransactionState.Pending);
        outcomes.add(payment.status());
    }

    private void assertEachPaidOnce() {
        Set<String> invoices = new HashSet<>();
        ApiResponse paid = api.get("/payments?status=succeeded&limit=100");
        paid.data()
                .forEach(payment -> assertThat(
                                invoices.add(payment.path("invoiceId").asText()))
                        .isTrue());
        assertThat(paid.json().path("hasMore").asBoolean()).isFalse();
        assertThat(charges()).isEqualTo(paid.data().size());
    }

    @Test
    void confirming_in_two_tabs_pays_once() {
        String customer = customerWhoAlwaysAuthenticates();
        for (int round = 0; round < ROUNDS; round++) {
            PendingAuthentication pending =
                    pendingAuthentication(api.post("/payments/charge", ApiClient.charge(customer, 700)));
            int before = charges();

            List<Page> pages = concurrently.runAll(List.of(pending.submit("complete"), pending.submit("complete")));

            assertThat(pages).extracting(Page::status).allMatch(status -> status < 400);
            assertMatchesLedger(pending.id(), before);
        }
        assertThat(outcomes).containsOnly(PaymentStatus.SUCCEEDED);
        assertEachPaidOnce();
    }

    @Test
    void confirming_and_failing_in_two_tabs_has_one_outcome() {
        String customer = customerWhoAlwaysAuthenticates();
        for (int round = 0; round < ROUNDS; round++) {
            PendingAuthentication pending =
                    pendingAuthentication(api.post("/payments/charge", ApiClient.charge(customer, 700)));
            int before = charges();

            concurrently.runAll(List.of(pending.submit("complete"), pending.submit("fail")));

            assertMatchesLedger(pending.id(), before);
        }
        assertEachPaidOnce();
    }

    @Test
    void confirming_during_expiry_pays_once_or_not_at_all() {
        String customer = customerWhoAlwaysAuthenticates();
        for (int round = 0; round < ROUNDS; round++) {
            PendingAuthentication pending =
                    pendingAuthentication(api.post("/payments/charge", ApiClient.charge(customer, 700)));
            int before = charges();

            concurrently.runAll(List.<Callable<Object>>of(pending.submit("complete")::call, () -> {
                server.reconcileAfter(WINDOW);
                return "expired";
            }));

            assertMatchesLedger(pending.id(), before);
        }
        assertEachPaidOnce();
    }

    @Test
    void confirming_during_another_charge_pays_each_charge_once() {
        String customer = customerWhoAlwaysAuthenticates();
        for (int round = 0; round < ROUNDS; round++) {
            String key = "renewal-" + round;
            String body = ApiClient.charge(customer, 700);
            ApiResponse first = api.postIdempotent("/payments/charge", body, key);
            PendingAuthentication pending = pendingAuthentication(first);
            int before = charges();

            List<Object> responses = concurrently.runAll(List.<Callable<Object>>of(
                    pending.submit("complete")::call,
                    () -> api.postIdempotent("/payments/charge", body, key),
                    () -> api.post("/payments/charge", body)));

            assertThat(((ApiResponse) responses.get(1)).text()).isEqualTo(first.text());
            String another =
                    pendingAuthentication((ApiResponse) responses.get(2)).id();
            assertThat(another).isNotEqualTo(pending.id());
            assertThat(server.payment(another).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
            assertMatchesLedger(pending.id(), before);
        }
        assertThat(outcomes).containsOnly(PaymentStatus.SUCCEEDED);
        assertEachPaidOnce();
    }

    @Test
    void confirming_during_payment_with_another_card_pays_once() {
        for (int round = 0; round < ROUNDS; round++) {
            PendingAuthentication pending = linkPendingAuthentication();
            String form = Payer.csrf(Payer.from("US").open(pending.url()));
            int before = charges();

            concurrently.runAll(List.of(
                    pending.submit("complete"),
                    () -> Payer.withEmail("other@example.com").payWith(pending.url(), Payer.VISA, form)));

            assertMatchesLedger(pending.id(), before);
        }
        assertEachPaidOnce();
    }
}
