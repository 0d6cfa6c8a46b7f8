package dev.hexpay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HexpayTest {
    private static final String NAME = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create(NAME + JdbiStore.H2_OPTIONS, "sa", "");

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    private HexpayBuilder builder() {
        return Hexpay.builder().dataSource(pool).masterKey(new byte[32]).publicUrl("https://pay.shop.example");
    }

    private static Payment paidLink(Hexpay hexpay, Scope scope) {
        Payment link = hexpay.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description("Tea")));
        hexpay.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS));
        return hexpay.payments().queries().get(scope, link.id());
    }

    @Test
    void tables_that_are_migrated_elsewhere_are_used_as_they_are() {
        Hexpay.builder().migrate(pool);
        Hexpay hexpay = builder().tablesAreMigrated().build();
        Scope scope = hexpay.defaultScope("My shop", Mode.SANDBOX);
        assertThat(paidLink(hexpay, scope).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void tables_that_are_said_to_be_migrated_are_not_created() throws SQLException {
        assertThatThrownBy(() -> builder().tablesAreMigrated().build())
                .hasStackTraceContaining("Schema \"hexpay\" not found");
        try (Connection connection = pool.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "hexpay", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void link_is_paid_and_its_customer_charged() {
        try (Hexpay hexpay = builder().build()) {
            Scope scope = hexpay.defaultScope("Shop", Mode.SANDBOX);

            Payment paid = paidLink(hexpay, scope);
            Payment charge = hexpay.payments()
                    .charge()
                    .charge(
                            scope,
                            ChargeCustomer.Command.of(
                                    new CustomerReference(paid.customer().value()),
                                    Money.of("9", "EUR"),
                                    new Description("Renewal")));

            assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
            assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
            assertThat(hexpay.sandboxLedger().charges(scope)).isEqualTo(2);
        }
    }

    @Test
    void tables_of_the_host_with_the_same_names_do_not_matter() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.customer (name VARCHAR(20))");
            statement.execute("CREATE TABLE public.payment (amount INT)");
        }
        try (Hexpay hexpay = builder().schema("billing").build()) {
            assertThat(paidLink(hexpay, hexpay.defaultScope("Shop", Mode.SANDBOX))
                            .status())
                    .isEqualTo(PaymentStatus.SUCCEEDED);
        }
    }

    @Test
    void scope_is_the_same_in_every_process() {
        try (Hexpay first = builder().build();
                Hexpay second = builder().build()) {
            assertThat(second.defaultScope("Other name", Mode.SANDBOX))
                    .isEqualTo(first.defaultScope("Shop", Mode.SANDBOX));
        }
    }

    @Test
    void live_mode_without_a_provider_is_rejected() {
        try (Hexpay hexpay = builder().build()) {
            Scope live = hexpay.defaultScope("Shop", Mode.LIVE);

            assertThatThrownBy(() -> paidLink(hexpay, live))
                    .isInstanceOfSatisfying(
                            PaymentsException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED));
        }
    }

    @Test
    void notifications_are_read_by_the_reader_of_their_provider() {
        HexpayBuilder withReader = builder().notifications("acme", (provider, headers, body) -> {
            throw PaymentsException.of(ErrorCode.DUPLICATE, "read by acme");
        });
        try (Hexpay hexpay = withReader.build()) {
            assertThat(codeOfNotification(hexpay, "acme")).isEqualTo(ErrorCode.DUPLICATE);
            assertThat(codeOfNotification(hexpay, "sandbox")).isEqualTo(ErrorCode.UNAUTHORIZED);
            assertThat(codeOfNotification(hexpay, "other")).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    private static ErrorCode codeOfNotification(Hexpay hexpay, String provider) {
        return catchThrowableOfType(
                        PaymentsException.class,
                        () -> hexpay.providers().acceptNotification().accept(provider, Map.of(), new byte[0]))
                .code();
    }

    @Test
    void seller_country_decides_the_tax() {
        Seller seller = new Seller("Shop", List.of(), "DE", null, null);
        try (Hexpay hexpay = builder().seller(seller).build()) {
            Payment paid = paidLink(hexpay, hexpay.defaultScope("Shop", Mode.SANDBOX));

            assertThat(paid.price().tax()).isEqualTo(Money.of("4.75", "EUR"));
        }
    }

    @Test
    void invoices_are_in_the_time_zone_of_the_seller() {
        Seller seller = new Seller("Shop", List.of(), "DE", null, null);
        TimeZoneName madrid = new TimeZoneName("Europe/Madrid");

        assertThat(timeZoneOfInvoice(builder())).isEqualTo(TimeZoneName.UTC);
        assertThat(timeZoneOfInvoice(builder().seller(seller))).isEqualTo(new TimeZoneName("Europe/Berlin"));
        assertThat(timeZoneOfInvoice(builder().seller(seller).sellerTimeZone(madrid)))
                .isEqualTo(madrid);
        assertThat(timeZoneOfInvoice(builder().sellerTimeZone(madrid))).isEqualTo(madrid);
    }

    private static TimeZoneName timeZoneOfInvoice(HexpayBuilder builder) {
        try (Hexpay hexpay = builder.build()) {
            Scope scope = hexpay.defaultScope("Shop", Mode.SANDBOX);
            PaymentState.Succeeded paid =
                    (PaymentState.Succeeded) paidLink(hexpay, scope).state();
            return hexpay.outPorts()
                    .store()
                    .invoices()
                    .get(scope, paid.invoice())
                    .parties()
                    .seller()
                    .timeZone();
        }
    }

    @Test
    void jobs_run_once_or_on_threads_and_stop() {
        try (Hexpay hexpay = builder().build()) {
            paidLink(hexpay, hexpay.defaultScope("Shop", Mode.SANDBOX));

            assertThat(hexpay.runJobsOnce()).isPositive();
            hexpay.startJobs();
            hexpay.startJobs();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("reconciler", "sandbox notifier");
    }

    @Test
    void status_of_a_job_says_when_it_last_ran() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        try (Hexpay hexpay = builder().clock(() -> now).build()) {
            assertThat(hexpay.jobs()).hasSameSizeAs(hexpay.jobStatuses());
            assertThat(hexpay.jobStatuses())
                    .contains(
                            new JobStatus("reconciler", Duration.ofSeconds(5), null, null, null),
                            new JobStatus("notifications", Duration.ofSeconds(1), null, null, null));

            hexpay.runJobsOnce();

            assertThat(hexpay.jobStatuses())
                    .isNotEmpty()
                    .allSatisfy(
                            job -> assertThat(job).isEqualTo(new JobStatus(job.name(), job.pause(), now, now, null)));
        }
    }

    @Test
    void job_is_named_while_one_of_its_runs_is_at_work() {
        JobMonitor monitor = new JobMonitor(Instant::now);
        AtomicReference<ScheduledJob> again = new AtomicReference<>();
        List<List<String>> running = new ArrayList<>();
        ScheduledJob job = monitor.monitored(new ScheduledJob(
                "receipts",
                limit -> {
                    running.add(monitor.running());
                    if (limit > 1) {
                        again.get().job().runOnce(limit - 1);
                        running.add(monitor.running());
                        throw new IllegalStateException("failing");
                    }
                    return 0;
                },
                Duration.ofSeconds(5)));
        again.set(job);

        assertThat(monitor.running()).isEmpty();
        assertThatThrownBy(() -> job.job().runOnce(2)).hasMessage("failing");

        assertThat(running).hasSize(3).allSatisfy(names -> assertThat(names).containsExactly("receipts"));
        assertThat(monitor.running()).isEmpty();
    }

    @Test
    void failed_run_of_a_job_is_in_its_status() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        JobMonitor monitor = new JobMonitor(() -> now);
        ScheduledJob job = monitor.monitored(new ScheduledJob(
                "failing",
                limit -> {
                    throw new NoClassDefFoundError("a broken installation");
                },
                Duration.ZERO));

        assertThatThrownBy(() -> job.job().runOnce(1)).isInstanceOf(NoClassDefFoundError.class);

        assertThat(monitor.statuses()).containsExactly(new JobStatus("failing", Duration.ZERO, now, null, now));
    }

    @Test
    void receipts_are_sent_by_a_job_only_with_a_mailer() {
        try (Hexpay without = builder().build();
                Hexpay with = builder().receiptMailer(mail -> {}).build()) {
            assertThat(without.jobs()).extracting(ScheduledJob::name).doesNotContain("receipts");
            assertThat(with.jobs()).extracting(ScheduledJob::name).contains("receipts");
        }
    }

    @Test
    void missing_requirements_are_named() {
        assertThatThrownBy(() -> Hexpay.builder().masterKey(new byte[32]).build())
                .hasMessageContaining("dataSource(…) is required");
        assertThatThrownBy(() -> Hexpay.builder().dataSource(pool).build())
                .hasMessageContaining("masterKey(…) is required");
        assertThatThrownBy(() -> Hexpay.builder().masterKey(new byte[31])).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> builder()
                        .clock(() -> Instant.parse("2026-01-01T00:00:00.000001Z"))
                        .build())
                .hasMessageContaining("whole milliseconds");
    }

    @Test
    void h2_without_the_required_options_is_refused() {
        JdbcConnectionPool plain = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

        assertThatThrownBy(() -> builder().dataSource(plain).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JdbiStore.H2_OPTIONS");
        plain.dispose();
    }

    @Test
    void missing_renderer_is_named_when_it_is_needed() {
        try (Hexpay hexpay = builder().build()) {
            assertThatThrownBy(() -> hexpay.outPorts().documents().renderer().render(Mode.LIVE, null))
                    .hasMessageContaining("invoiceRenderer(…)");
        }
    }
}
