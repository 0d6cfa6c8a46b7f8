package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.Application;
import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.RecordingMailer;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.ScriptedReceiver;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A merchant with an in-memory store and a scripted provider, which must not be called inside a unit of work. */
final class UseCaseFixture {
    static final String PAY_PAGE = TestPorts.PUBLIC_URL + "/pay/";
    static final String DOCUMENTS = TestPorts.PUBLIC_URL + "/documents/";
    static final Seller SELLER = Seller.named("Acme");

    // Lost responses are intended here, so their warnings are hidden. A static field keeps the logger from collection.
    private static final Logger LOG = Logger.getLogger(Application.class.getPackageName());

    final Store store = InMemoryStore.create();
    final SettableClock clock = new SettableClock();
    final ScriptedProvider provider = new ScriptedProvider(clock);
    final RecordingMailer mailbox = new RecordingMailer();
    final ScriptedReceiver receiver = new ScriptedReceiver();
    final FixedTaxCalculator taxes = new FixedTaxCalculator(
            TaxPolicy.of("DE", TaxRegistrations.of(List.of("CA"))),
            FixedTaxCalculator.GERMANY,
            FixedTaxCalculator.ONTARIO);
    final SequentialIds ids = new SequentialIds();
    final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    final Scope live = new Scope(organization.id(), Mode.LIVE);
    final InPorts useCases;
    private int notificationCount;

    UseCaseFixture() {
        this(OpenLinkReverseCharge.ON);
    }

    UseCaseFixture(OpenLinkReverseCharge reverseCharge) {
        this(reverseCharge, new PlainTextInvoiceRenderer());
    }

    UseCaseFixture(OpenLinkReverseCharge reverseCharge, InvoiceRenderer renderer) {
        LOG.setLevel(Level.SEVERE);
        store.organizations().insert(organization);
        provider.onEveryCall(() -> assertThat(store.unitOfWork().isOpen())
                .as("called inside a unit of work")
                .isFalse());
        OutPorts ports = TestPorts.of(store, provider, clock);
        ports = TestPorts.with(ports, TaxCalculator.class, taxes);
        ports = TestPorts.with(ports, ReceiptMailer.class, mailbox);
        ports = TestPorts.with(ports, WebhookSender.class, receiver);
        ports = TestPorts.with(ports, InvoiceRenderer.class, renderer);
        ports = TestPorts.with(ports, IdSource.class, ids);
        useCases = Application.create(ports, Policies.DEFAULT.withReverseCharge(reverseCharge));
    }

    static OpenPaymentLink.Command aLinkOf(long cents) {
        return OpenPaymentLink.Command.of(usd(cents), new Description("Consulting"));
    }

    static OpenPaymentLink.Command aLinkOf(long cents, Customer customer) {
        return OpenPaymentLink.Command.of(usd(cents), new Description("Consulting"))
                .forCustomer(reference(customer));
    }

    static ChargeCustomer.Command aChargeOf(long cents, CustomerReference customer) {
        return ChargeCustomer.Command.of(customer, usd(cents), new Description("Renewal"));
    }

    static CustomerReference reference(Customer customer) {
        return new CustomerReference(customer.id().value());
    }

    static PayLink.Command with(TestCard card) {
        return with(card, "ada@example.com", anAddress());
    }

    static PayLink.Command with(TestCard card, String email, PostalAddress address) {
        return PayLink.Command.of(new EmailAddress(email), new FullName("Ada Lovelace"), address, card.details());
    }

    Payment open(OpenPaymentLink.Command command) {
        return useCases.payments().openLink().open(scope, command);
    }

    PayLink.Result tryPay(Payment link, PayLink.Command command) {
        return useCases.payPage().pay().pay(link.page().token(), command);
    }

    Payment pay(Payment link, PayLink.Command command) {
        PayLink.Result result = tryPay(link, command);
        assertThat(result).isInstanceOf(PayLink.Result.Attempted.class);
        return ((PayLink.Result.Attempted) result).payment();
    }

    Payment charge(long cents, Customer customer) {
        return charge(aChargeOf(cents, reference(customer)));
    }

    Payment charge(ChargeCustomer.Command command) {
        return useCases.payments().charge().charge(scope, command);
    }

    Customer customer(Profile profile) {
        return useCases.customers().create().create(scope, profile).customer().customer();
    }

    /** A customer who has paid with this card, which is now saved. */
    Customer customerWith(TestCard card) {
        Payment paid = open(aLinkOf(1_00));
        Payment attempted = pay(paid, with(card));
        if (attempted.state() instanceof PaymentState.RequiresAction) {
            attempted = useCases.payPage()
                    .finishAuthentication()
                    .finish(paid.page().token(), AuthenticationOutcome.COMPLETED);
        }
        CustomerId payer = attempted.customer();
        assertThat(payer).isNotNull();
        return store.customers().find(scope, payer).orElseThrow();
    }

    /** Stores a new notification about the transaction, as the endpoint for the provider does. */
    void receiveNotification(TransactionId transaction) {
        receiveNotification(new OfTransaction(scope, transaction));
    }

    /** Stores a new notification about the subject, as the endpoint for the provider does. */
    void receiveNotification(Subject subject) {
        store.notifications()
                .insertIfAbsent(new Notification("sandbox", "evt_" + ++notificationCount, subject), clock.instant());
    }

    /** Processes the notifications that are due, and returns how many there were. */
    int processNotifications() {
        return useCases.jobs().processNotifications().runOnce(10);
    }

    /** The provider notifies about the transaction. */
    void sendNotification(TransactionId transaction) {
        receiveNotification(transaction);
        assertThat(processNotifications()).isEqualTo(1);
    }

    Payment reload(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    List<Transaction> transactions(Payment payment) {
        return store.transactions().ofPayment(scope, payment.id());
    }

    /** The payloads of all events, oldest first. */
    List<EventPayload> events() {
        return recorded().stream().map(Event::payload).toList();
    }

    List<String> eventNames() {
        return recorded().stream().map(event -> event.type().publishedName()).toList();
    }

    private List<Event> recorded() {
        List<Event> events = new ArrayList<>(store.outbox()
                .list(scope, EventFilter.ALL, PageRequest.first(100))
                .map(EventRecord::event)
                .items());
        Collections.reverse(events);
        return events;
    }

    /** The names of the events after the first {@code count}. */
    List<String> eventNamesAfter(int count) {
        return eventNames().subList(count, eventNames().size());
    }
}
