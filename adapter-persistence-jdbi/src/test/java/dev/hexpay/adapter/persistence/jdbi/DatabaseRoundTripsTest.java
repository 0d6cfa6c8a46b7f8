package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.Application;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.payment.PaymentQueries.Query;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.IdempotentClient;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks every round trip of the main use cases to the database, in order. */
class DatabaseRoundTripsTest {
    private static final IdempotentRequest REQUEST =
            new IdempotentRequest(new IdempotencyKey("order-42"), new RequestFingerprint("the same"));

    private final StatementLog log = new StatementLog();
    private final ScriptedProvider provider = new ScriptedProvider();
    private HikariDataSource pool;
    private Store store;
    private InPorts useCases;
    private Scope scope;

    @BeforeEach
    void open() {
        pool = TestDatabase.POSTGRESQL.migrated();
        store = JdbiStore.open(log.recording(pool));
        useCases = Application.create(outPorts());
        Organization organization = anOrganization();
        store.organizations().insert(organization);
        scope = new Scope(organization.id(), Mode.SANDBOX);
        log.statements();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void link_is_created_by_writes_that_are_sent_together() {
        openWithKey();
        assertThat(log.statements())
                .containsExactly("begin", "insert payment + insert event + insert idempotency_key", "commit");
    }

    @Test
    void a_data_source_that_reads_single_statements_gets_the_writes_one_by_one() {
        store = JdbiStore.open(log.recording(pool), JdbiSettings.DEFAULT.sendsStatementsSingly());
        useCases = Application.create(outPorts());
        log.statements();
        openWithKey();
        assertThat(log.statements())
                .containsExactly(
                        "begin",
                        "insert payment",
                        "select webhook_endpoint",
                        "insert event",
                        "insert idempotency_key",
                        "commit");
    }

    @Test
    void link_for_an_existing_customer_costs_one_more_query() {
        Customer customer = store.customers().getOrInsert(scope, aCustomer().build());
        log.statements();
        useCases.payments()
                .openLink()
                .open(scope, aCommand(new CustomerReference(customer.id().value())));
        assertThat(log.statements())
                .containsExactly("select customer", "begin", "insert payment + insert event", "commit");
    }

    @Test
    void a_repeated_request_is_rolled_back_and_reads_the_response() {
        openWithKey();
        log.statements();
        openWithKey();
        assertThat(log.statements())
                .containsExactly(
                        "begin",
                        "insert payment + insert event + insert idempotency_key",
                        "rollback",
                        "begin",
                        "insert idempotency_key",
                        "select idempotency_key",
                        "commit");
    }

    @Test
    void charge_calls_the_provider_between_two_commits_and_then_stores_the_response() {
        Customer customer = store.customers().getOrInsert(scope, aCustomer().build());
        pay(useCases.payments()
                .openLink()
                .open(scope, aCommand(new CustomerReference(customer.id().value()))));
        log.statements();
        provider.onEveryCall(() -> assertThat(log.statements())
                .containsExactly(
                        "select idempotency_key",
                        "select customer",
                        "select payment_method",
                        "begin",
                        "insert idempotency_key",
                        "select payment_method",
                        "insert payment + insert payment_transaction",
                        "commit"));
        StoredResponse charged = client().committing(
                        scope,
                        REQUEST,
                        key -> useCases.payments().charge().charge(scope, aCharge(customer), key),
                        payment -> new StoredResponse(201, WireName.of(payment.status())))
                .value();
        assertThat(charged.body()).isEqualTo("succeeded");
        assertThat(log.statements())
                .containsExactly(
                        "begin",
                        "select payment",
                        "select payment_transaction",
                        "select customer",
                        "update payment",
                        "update payment_transaction",
                        "update invoice_series",
                        "insert invoice + insert receipt + insert event + insert event",
                        "commit",
                        "begin",
                        "select idempotency_key",
                        "update idempotency_key",
                        "commit");
    }

    @Test
    void list_of_any_length_is_one_query() {
        for (int i = 0; i < 30; i++) {
            useCases.payments().openLink().open(scope, aCommand(null));
        }
        log.statements();
        assertThat(useCases.payments()
                        .queries()
                        .list(scope, Query.ALL, PageRequest.first(25))
                        .items())
                .hasSize(25);
        assertThat(log.statements()).containsExactly("select payment");
    }

    @Test
    void transactions_of_a_list_of_payments_are_one_more_query() {
        Customer customer = store.customers().getOrInsert(scope, aCustomer().build());
        pay(useCases.payments()
                .openLink()
                .open(scope, aCommand(new CustomerReference(customer.id().value()))));
        pay(useCases.payments().openLink().open(scope, aCommand(null)));
        log.statements();
        List<Payment> payments = useCases.payments()
                .queries()
                .list(scope, Query.ALL, PageRequest.first(25))
                .items();

        assertThat(useCases.transactions().queries().latestOf(scope, payments)).hasSize(2);
        assertThat(log.statements()).containsExactly("select payment", "select payment_transaction");
    }

    @Test
    void customer_list_is_two_queries_for_any_number_of_cards() {
        for (int i = 0; i < 5; i++) {
            Customer customer = store.customers().getOrInsert(scope, aCustomer().build());
            var method = aMethod().of(customer.id()).build();
            store.paymentMethods().insert(scope, method);
            store.customers().save(scope, customer.withDefaultMethod(method.id(), customer.createdAt()));
        }
        log.statements();
        assertThat(useCases.customers()
                        .queries()
                        .list(scope, CustomerFilter.ALL, PageRequest.first(25))
                        .items())
                .hasSize(5);
        assertThat(log.statements()).containsExactly("select customer", "select payment_method");
    }

    private void pay(Payment link) {
        PayLink.Command command = PayLink.Command.of(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                anAddress(),
                TestCard.SUCCEEDS.details());
        assertThat(useCases.payPage().pay().pay(link.page().token(), command))
                .isInstanceOfSatisfying(
                        PayLink.Result.Attempted.class,
                        attempted -> assertThat(attempted.payment().status()).isEqualTo(PaymentStatus.SUCCEEDED));
    }

    private static OpenPaymentLink.Command aCommand(CustomerReference customer) {
        return OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting, one hour"))
                .forCustomer(customer);
    }

    private static ChargeCustomer.Command aCharge(Customer customer) {
        return ChargeCustomer.Command.of(
                new CustomerReference(customer.id().value()), usd(25_00), new Description("Consulting, one hour"));
    }

    private void openWithKey() {
        OpenPaymentLink openLink = useCases.payments().openLink();
        client().creating(
                        scope,
                        REQUEST,
                        () -> openLink.price(scope, aCommand(null)),
                        link -> new StoredResponse(
                                201, openLink.open(scope, link).id().value()));
    }

    private IdempotentClient client() {
        return new IdempotentClient(useCases.idempotency(), error -> new StoredResponse(400, error.message()));
    }

    private OutPorts outPorts() {
        return TestPorts.of(store, provider, new SettableClock());
    }
}
