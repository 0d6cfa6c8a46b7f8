package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.event.DomainEvent;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PaymentBuilder;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stored text of every event is the published text: it never changes, and stays readable. */
class StoredEventsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant LATER = NOON.plusMillis(20);
    private static final String ULID = "01JHN5K0000000000000000001";
    private static final Money PRICE = Builders.usd(25_00);
    private static final CustomerId ADA = new CustomerId("cus_" + ULID);
    private static final PaymentId PAYMENT = new PaymentId("pay_" + ULID);
    private static final TransactionId TRANSACTION = new TransactionId("txn_" + ULID);
    private static final InvoiceId INVOICE = new InvoiceId("inv_" + ULID);
    private static final Failure DECLINED = new Failure("card_declined", "generic_decline", "Your card was declined.");
    private static final BillingDetails BUYER =
            new BillingDetails(new EmailAddress("Ada@Example.com"), new FullName("Ada Lovelace"), null, null);

    private final Customer ada = Customer.create(
            ADA,
            new Profile(
                    BUYER.email(),
                    new ExternalId("user_42"),
                    BUYER.name(),
                    new TaxDocument("DE123"),
                    TimeZoneName.UTC,
                    null,
                    new Metadata(metadata())),
            NOON);
    private final Customer bob = Customer.create(
            new CustomerId("cus_01JHN5K0000000000000000002"),
            new Profile(new EmailAddress("bob@example.com"), null, null, null, TimeZoneName.UTC, null, null),
            NOON);
    private final Transaction pending = Transaction.start(
            TRANSACTION,
            PAYMENT,
            new Transaction.ChargeDetails(
                    "sandbox", new PaymentSource.CardToken("tok"), BUYER, TaxBreakdown.undetermined(PRICE)),
            NOON);
    private final Transaction paid = pending.succeed(INVOICE, "ch_1", LATER);
    private final Invoice invoice = invoice(InvoiceStatus.PAID);
    private final Payment paidLink = payment(PaymentKind.LINK, new PaymentState.Succeeded(TRANSACTION, INVOICE));
    private final Payment paidCharge = payment(PaymentKind.CHARGE, new PaymentState.Succeeded(TRANSACTION, INVOICE));
    private final Refund refund = Refund.requested(
            new RefundId("re_" + ULID),
            new Refund.RefundRequest(
                    new Refund.ProviderCharge(TRANSACTION, PAYMENT, "sandbox", "ch_1"),
                    new Share(Builders.usd(10_00), Builders.usd(0)),
                    null),
            LATER);

    @ParameterizedTest
    @EnumSource
    void every_event_is_stored_as_published_and_read_back(TestDatabase database) throws IOException {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            SettableClock clock = new SettableClock(NOON);
            OutPorts out = TestPorts.of(store, new ScriptedProvider(), clock);
            Organization organization = Builders.anOrganization();
            Scope scope = new Scope(organization.id(), Mode.SANDBOX);
            store.organizations().insert(organization);
            EventRecorder events = new EventRecorder(out);
            for (DomainEvent event : allEvents()) {
                clock.advance(Duration.ofMillis(1));
                store.unitOfWork().inTransaction(() -> {
                    events.record(scope, event);
                    return event;
                });
            }
            List<String> published = published();
            assertThat(storedText(pool)).containsExactlyElementsOf(published);
            List<EventRecord> read = new ArrayList<>(store.outbox()
                    .list(scope, EventFilter.ALL, PageRequest.first(100))
                    .items());
            Collections.reverse(read);
            assertThat(read)
                    .map(stored -> stored.event().type().publishedName() + " " + stored.data())
                    .containsExactlyElementsOf(published);
            assertThat(read).map(stored -> stored.event().type()).contains(EventType.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void events_stored_by_the_previous_version_are_published_as_new_ones(TestDatabase database) throws IOException {
        try (HikariDataSource pool = database.migrated()) {
            Organization organization = Builders.anOrganization();
            JdbiStore.open(pool).organizations().insert(organization);
            List<String> published = published();
            Jdbi.create(pool).useHandle(handle -> {
                for (int i = 0; i < published.size(); i++) {
                    String[] event = published.get(i).split(" ", 2);
                    String previous = event[1].replace("\"provider\":\"commet\"", "\"provider\":\"sandbox\"")
                            .replace(
                                    "\"invoiceId\":\"\",\"invoiceNumber\":\"\"",
                                    "\"invoiceId\":null,\"invoiceNumber\":null");
                    handle.execute(
                            "INSERT INTO hexpay.event (organization_id, mode, id, occurred_at, name, data)"
                                    + " VALUES (?, 'sandbox', ?, CURRENT_TIMESTAMP, ?, ?)",
                            organization.id().value(),
                            "whev_%026d".formatted(i),
                            event[0],
                            previous);
                }
            });
            List<EventRecord> read = new ArrayList<>(JdbiStore.open(pool)
                    .outbox()
                    .list(new Scope(organization.id(), Mode.SANDBOX), EventFilter.ALL, PageRequest.first(100))
                    .items());
            Collections.reverse(read);
            assertThat(read)
                    .map(stored -> stored.event().type().publishedName() + " " + stored.data())
                    .containsExactlyElementsOf(published);
            Store store = JdbiStore.open(pool);
            assertThat(store.outbox().undistributed(100))
                    .as("those that are still to be sent")
                    .hasSameSizeAs(published);
        }
    }

    private List<DomainEvent> allEvents() {
        List<DomainEvent> all = new ArrayList<>(List.of(
                new DomainEvent.CustomerCreated(ada),
                new DomainEvent.CustomerUpdated(bob),
                new DomainEvent.PaymentLinkCreated(payment(PaymentKind.LINK, new PaymentState.Pending()), ada),
                new DomainEvent.PaymentLinkCreated(payment(PaymentKind.LINK, new PaymentState.Pending()), null),
                new DomainEvent.PaymentLinkCanceled(payment(PaymentKind.LINK, new PaymentState.Canceled()), ada),
                new DomainEvent.PaymentLinkCanceled(payment(PaymentKind.LINK, new PaymentState.Canceled()), bob)));
        PaymentState failed = new PaymentState.Failed(TRANSACTION, DECLINED);
        PaymentState waiting = new PaymentState.RequiresAction(TRANSACTION);
        all.addAll(List.of(
                new DomainEvent.PaymentDeclined(payment(PaymentKind.LINK, failed), pending, null, DECLINED),
                new DomainEvent.PaymentSettled(paidLink, paid, invoice, ada),
                new DomainEvent.PaymentSettled(paidCharge, paid, invoice, ada),
                new DomainEvent.PaymentDeclined(payment(PaymentKind.CHARGE, failed), pending, ada, DECLINED),
                new DomainEvent.PaymentActionRequired(payment(PaymentKind.CHARGE, waiting), ada),
                new DomainEvent.PaymentActionRequired(payment(PaymentKind.LINK, waiting), ada),
                new DomainEvent.PaymentMethodReplaced(ada, method()),
                new DomainEvent.DefaultMethodRemoved(ada),
                new DomainEvent.InvoiceVoided(invoice(InvoiceStatus.VOID), ada),
                new DomainEvent.RefundSettled(refund, paidLink, invoice, ada),
                new DomainEvent.RefundSettled(refund, paidCharge, invoice, ada),
                new DomainEvent.DisputeOpened(disputed(paidLink, new Dispute(PRICE, "fraudulent", DisputeStatus.OPEN))),
                new DomainEvent.DisputeResolved(disputed(paidCharge, new Dispute(PRICE, null, DisputeStatus.LOST)))));
        return all;
    }

    private static Map<String, String> metadata() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("z", "\"1\"");
        entries.put("a", "\u00e9");
        return entries;
    }

    private static PaymentMethod method() {
        Card card = new Card("visa", "0042", 1, 2030);
        return new PaymentMethod(new PaymentMethodId("pm_" + ULID), ADA, "sandbox", "vault_1", card, NOON);
    }

    private static Payment payment(PaymentKind kind, PaymentState state) {
        PaymentBuilder payment = kind == PaymentKind.LINK ? Builders.aLink() : Builders.aCharge();
        return payment.withId(PAYMENT)
                .of(PRICE)
                .describedAs("Consulting")
                .withCustomer(ADA)
                .withPage(HostedPage.of(new LinkToken("Abcdefghijklmnopqrstuvwxyz012345")))
                .inState(state)
                .createdAt(NOON)
                .updatedAt(LATER)
                .build();
    }

    private static Invoice invoice(InvoiceStatus status) {
        return new Invoice(
                INVOICE,
                new InvoiceNumber(InvoiceSeries.INVOICE, 1),
                ADA,
                new Invoice.Reference(PAYMENT, TRANSACTION),
                new Invoice.Parties(Seller.named("Acme"), BUYER),
                new Description("Consulting"),
                TaxBreakdown.undetermined(PRICE),
                status,
                LATER,
                LATER);
    }

    private DomainEvent.DisputedPayment disputed(Payment payment, Dispute dispute) {
        return new DomainEvent.DisputedPayment(payment, paid, dispute, invoice, ada);
    }

    private static List<String> storedText(HikariDataSource pool) {
        return Jdbi.create(pool)
                .withHandle(handle -> handle.createQuery("SELECT name, data FROM hexpay.event ORDER BY id")
                        .map((row, context) -> row.getString("name") + " " + row.getString("data"))
                        .list());
    }

    private static List<String> published() throws IOException {
        try (InputStream text = StoredEventsTest.class.getResourceAsStream("stored-events.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
