package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.FakeSigner;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.RecordingMailer;
import dev.hexpay.testkit.RejectingNotificationReader;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A merchant on a store in memory and a scripted provider, which is never asked inside a unit of work. */
final class UseCaseFixture {
    static final String PAY_PAGE = "https://pay.example/pay/";
    static final String DOCUMENTS = "https://pay.example/documents/";
    static final Seller SELLER = Seller.named("Acme");

    // Answers are lost on purpose here; nobody has to read about it. Loggers are collected unless they are held.
    private static final Logger LOG = Logger.getLogger(UseCases.class.getPackageName());

    final InMemoryStore store = new InMemoryStore();
    final ScriptedProvider provider = new ScriptedProvider();
    final RecordingMailer mailbox = new RecordingMailer();
    final FixedTaxCalculator taxes = new FixedTaxCalculator(
            TaxPolicy.of("DE", TaxRegistrations.of(List.of("CA"))),
            FixedTaxCalculator.GERMANY,
            FixedTaxCalculator.ONTARIO);
    final SettableClock clock = new SettableClock();
    final SequentialIds ids = new SequentialIds();
    final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    final Scope live = new Scope(organization.id(), Mode.LIVE);
    final UseCases useCases;

    UseCaseFixture() {
        LOG.setLevel(Level.SEVERE);
        store.organizations().insert(organization);
        provider.onEveryCall(() ->
                assertThat(store.isOpen()).as("asked inside a unit of work").isFalse());
        useCases = new UseCases(new OutPorts(
                store,
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
                new RejectingNotificationReader(),
                new OneProvider(provider),
                provider,
                provider,
                taxes,
                scope -> SELLER,
                new PlainTextInvoiceRenderer(),
                mailbox,
                new Addresses(),
                new FakeEncryptor(),
                new FakeSigner(),
                Failpoints.NONE,
                ids,
                clock));
    }

    private record OneProvider(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> byName(String name) {
            return Optional.of(provider).filter(one -> one.name().equals(name));
        }
    }

    private static final class Addresses implements PublicUrls {
        @Override
        public String payPage(LinkToken token) {
            return PAY_PAGE + token.value();
        }

        @Override
        public String download(String signedToken) {
            return DOCUMENTS + signedToken;
        }

        @Override
        public String errorPage(String code) {
            return "https://pay.example/docs/errors/" + code;
        }
    }

    static OpenPaymentLink.Command aLinkOf(long cents) {
        return new OpenPaymentLink.Command(usd(cents), new Description("Consulting"), null, null, null, null, null);
    }

    static OpenPaymentLink.Command aLinkOf(long cents, Customer customer) {
        return new OpenPaymentLink.Command(
                usd(cents), new Description("Consulting"), reference(customer), null, null, null, null);
    }

    static ChargeCustomer.Command aChargeOf(long cents, CustomerReference customer) {
        return new ChargeCustomer.Command(customer, usd(cents), new Description("Renewal"), null, null);
    }

    static CustomerReference reference(Customer customer) {
        return new CustomerReference(customer.id().value());
    }

    static PayLink.Command with(TestCard card) {
        return with(card, "ada@example.com", anAddress());
    }

    static PayLink.Command with(TestCard card, String email, PostalAddress address) {
        return new PayLink.Command(
                new EmailAddress(email), new FullName("Ada Lovelace"), address, null, card.entry(), null);
    }

    Payment open(OpenPaymentLink.Command command) {
        return useCases.openPaymentLink()
                .open(scope, command, IdempotentRequest.unkeyed())
                .result();
    }

    PayLink.Result tryPay(Payment link, PayLink.Command command) {
        return useCases.payLink().pay(link.page().token(), command);
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
        return useCases.chargeCustomer()
                .charge(scope, command, IdempotentRequest.unkeyed())
                .result();
    }

    Customer customer(Profile profile) {
        return useCases.createCustomer()
                .create(scope, profile, IdempotentRequest.unkeyed())
                .result()
                .customer()
                .customer();
    }

    /** A customer who has paid with this card, which is on file now. */
    Customer customerWith(TestCard card) {
        Payment paid = open(aLinkOf(1_00));
        Payment attempted = pay(paid, with(card));
        if (attempted.state() instanceof PaymentState.RequiresAction) {
            attempted = useCases.finishAuthentication()
                    .finish(paid.page().token(), PaymentProvider.Authentication.COMPLETED);
        }
        CustomerId payer = attempted.customer();
        assertThat(payer).isNotNull();
        return store.customers().find(scope, payer).orElseThrow();
    }

    Payment reload(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    List<Transaction> transactions(Payment payment) {
        return store.transactions().ofPayment(scope, payment.id());
    }

    /** All that has happened, in order. */
    List<EventData> events() {
        List<EventData> events = new ArrayList<>();
        store.outbox().list(scope, PageRequest.first(100)).items().forEach(event -> events.add(event.data()));
        Collections.reverse(events);
        return events;
    }

    List<String> eventNames() {
        return events().stream().map(EventData::eventName).toList();
    }

    /** What has happened since {@code known} events. */
    List<String> eventNamesAfter(int known) {
        return eventNames().subList(known, eventNames().size());
    }
}
