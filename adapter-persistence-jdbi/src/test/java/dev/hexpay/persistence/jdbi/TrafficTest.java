package dev.hexpay.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.aSeller;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.ListPayments.Query;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.FewTaxes;
import dev.hexpay.testkit.Mailbox;
import dev.hexpay.testkit.NobodySigns;
import dev.hexpay.testkit.ReversingSecretBox;
import dev.hexpay.testkit.ReversingSigner;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TypewriterPrinter;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the main jobs cost: every round trip to the database, in its order. */
class TrafficTest {
    private final Traffic traffic = new Traffic();
    private final ScriptedProvider provider = new ScriptedProvider();
    private HikariDataSource pool;
    private JdbiStore store;
    private UseCases useCases;
    private Scope scope;

    @BeforeEach
    void open() {
        pool = TestDatabase.POSTGRESQL.migrated();
        store = JdbiStore.open(traffic.listeningTo(pool));
        useCases = new UseCases(outPorts());
        Organization organization = anOrganization();
        store.organizations().insert(organization);
        scope = new Scope(organization.id(), Mode.SANDBOX);
        traffic.said();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_link_is_created_by_four_statements_and_one_commit() {
        useCases.openPaymentLink().open(scope, aCommand(null), keyed());
        assertThat(traffic.said())
                .containsExactly(
                        "begin",
                        "insert idempotency_key",
                        "insert payment",
                        "insert event",
                        "update idempotency_key",
                        "commit");
    }

    @Test
    void a_link_for_a_known_customer_costs_one_more_question() {
        Customer customer = store.customers().insertOrFind(scope, aCustomer().build());
        traffic.said();
        useCases.openPaymentLink()
                .open(scope, aCommand(new CustomerReference(customer.id().value())), Once.unkeyed());
        assertThat(traffic.said())
                .containsExactly("select customer", "begin", "insert payment", "insert event", "commit");
    }

    @Test
    void a_repeated_request_costs_two_statements_and_writes_nothing() {
        useCases.openPaymentLink().open(scope, aCommand(null), keyed());
        traffic.said();
        useCases.openPaymentLink().open(scope, aCommand(null), keyed());
        assertThat(traffic.said())
                .containsExactly("begin", "insert idempotency_key", "select idempotency_key", "commit");
    }

    @Test
    void a_charge_is_two_commits_with_the_provider_asked_between_them() {
        Customer customer = store.customers().insertOrFind(scope, aCustomer().build());
        pay(useCases.openPaymentLink()
                .open(scope, aCommand(new CustomerReference(customer.id().value())), Once.unkeyed())
                .result());
        traffic.said();
        provider.onEveryCall(() -> assertThat(traffic.said())
                .containsExactly(
                        "select idempotency_key",
                        "select customer",
                        "select payment_method",
                        "begin",
                        "insert idempotency_key",
                        "select payment_method",
                        "insert payment",
                        "insert payment_transaction",
                        "commit"));
        Payment charged = useCases.chargeCustomer()
                .charge(scope, aCharge(customer), keyed())
                .result();
        assertThat(charged.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(traffic.said())
                .containsExactly(
                        "begin",
                        "select payment",
                        "select payment_transaction",
                        "select customer",
                        "update payment",
                        "update payment_transaction",
                        "update invoice_series",
                        "insert invoice",
                        "insert receipt",
                        "insert event",
                        "insert event",
                        "update idempotency_key",
                        "commit");
    }

    @Test
    void a_list_of_any_length_is_one_question() {
        for (int i = 0; i < 30; i++) {
            useCases.openPaymentLink().open(scope, aCommand(null), Once.unkeyed());
        }
        traffic.said();
        assertThat(useCases.listPayments()
                        .list(scope, new Query(null, null, null, null, null), PageRequest.first(25))
                        .items())
                .hasSize(25);
        assertThat(traffic.said()).containsExactly("select payment");
    }

    @Test
    void a_list_of_customers_is_two_questions_however_many_have_a_card() {
        for (int i = 0; i < 5; i++) {
            Customer customer =
                    store.customers().insertOrFind(scope, aCustomer().build());
            var method = aMethod().of(customer.id()).build();
            store.paymentMethods().insert(scope, method);
            store.customers().save(scope, customer.chargedBy(method.id(), customer.createdAt()));
        }
        traffic.said();
        assertThat(useCases.listCustomers()
                        .list(scope, null, PageRequest.first(25))
                        .items())
                .hasSize(5);
        assertThat(traffic.said()).containsExactly("select customer", "select payment_method");
    }

    private void pay(Payment link) {
        PayLink.Command command = new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                anAddress(),
                null,
                TestCard.WORKS.entry(),
                null);
        assertThat(useCases.payLink().pay(link.page().token(), command))
                .isInstanceOfSatisfying(
                        PayLink.Result.Attempted.class,
                        attempted -> assertThat(attempted.payment().status()).isEqualTo(PaymentStatus.SUCCEEDED));
    }

    private static OpenPaymentLink.Command aCommand(CustomerReference customer) {
        return new OpenPaymentLink.Command(
                usd(25_00), new Description("Consulting, one hour"), customer, null, null, null, null);
    }

    private static ChargeCustomer.Command aCharge(Customer customer) {
        return new ChargeCustomer.Command(
                new CustomerReference(customer.id().value()),
                usd(25_00),
                new Description("Consulting, one hour"),
                null,
                null);
    }

    private static Once<Payment> keyed() {
        return new Once.Keyed<>(
                new IdempotencyKey("order-42"), new RequestFingerprint("the same"), new Once.AnswerWriter<>() {
                    @Override
                    public StoredAnswer write(Payment payment) {
                        return new StoredAnswer(201, payment.id().value());
                    }

                    @Override
                    public StoredAnswer write(Refusal refusal) {
                        return new StoredAnswer(400, refusal.message());
                    }
                });
    }

    private OutPorts outPorts() {
        return new OutPorts(
                store.unitOfWork(),
                store.payments(),
                store.transactions(),
                store.customers(),
                store.paymentMethods(),
                store.refunds(),
                store.invoices(),
                store.creditNotes(),
                store.receipts(),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                new NobodySigns(),
                new OneProvider(provider),
                provider,
                provider,
                FewTaxes.of(),
                anywhere -> aSeller(),
                new TypewriterPrinter(),
                new Mailbox(),
                new SomeAddresses(),
                new ReversingSecretBox(),
                new ReversingSigner(),
                Milestones.UNHEARD,
                new SequentialIds(),
                new SettableClock());
    }

    private record OneProvider(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return Optional.of(provider);
        }
    }

    private static final class SomeAddresses implements PublicAddresses {
        @Override
        public String payPage(LinkToken token) {
            return "https://pay.example/" + token.value();
        }

        @Override
        public String download(String signedToken) {
            return "https://pay.example/documents/" + signedToken;
        }

        @Override
        public String errorPage(String code) {
            return "https://pay.example/docs/errors/" + code;
        }
    }
}
