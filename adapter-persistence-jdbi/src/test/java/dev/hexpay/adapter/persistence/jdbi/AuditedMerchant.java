package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aPayer;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.Application;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A merchant who has done everything once, and whose database is audited. */
final class AuditedMerchant {
    // Shared, because the merchants share a database.
    private static final SequentialIds IDS = new SequentialIds(3);

    final Scope scope;
    final ScriptedProvider provider;
    private final SettableClock clock = new SettableClock();
    private final Store store;
    private final InPorts useCases;

    /** Paid, not refunded; of invoice 1. */
    final Payment paid;

    /** Paid and refunded in part, of invoice 2. */
    final Payment refunded;

    final Refund refund;

    /** Declined, then paid; of invoice 3. */
    final Payment last;

    /** Not paid. */
    final Payment open;

    AuditedMerchant(Store store) {
        this.store = store;
        Organization organization = anOrganization();
        this.scope = new Scope(organization.id(), Mode.SANDBOX);
        this.provider = new ScriptedProvider(clock);
        this.useCases = Application.create(TestPorts.with(TestPorts.of(store, provider, clock), IdSource.class, IDS));
        store.organizations().insert(organization);
        this.paid = pay(link(), TestCard.SUCCEEDS);
        this.refunded = pay(link(), TestCard.SUCCEEDS);
        this.refund = refund(refunded, 7_00);
        this.last = pay(pay(link(), TestCard.DECLINED), TestCard.SUCCEEDS);
        this.open = link();
    }

    Payment link() {
        clock.advance(Duration.ofMinutes(1));
        return useCases.payments().openLink().open(scope, OpenPaymentLink.Command.of(usd(25_00), text()));
    }

    Payment pay(Payment link, TestCard card) {
        clock.advance(Duration.ofMinutes(1));
        useCases.payPage().pay().pay(link.page().token(), aPayer(card));
        return reload(link);
    }

    Payment reload(Payment payment) {
        return store.payments().get(scope, payment.id());
    }

    private static Description text() {
        return new Description("An order");
    }

    Refund refund(Payment payment, long cents) {
        clock.advance(Duration.ofMinutes(1));
        return useCases.refunds()
                .refund()
                .refund(scope, new RefundTransaction.Command(transaction(payment), cents, null))
                .refund();
    }

    TransactionId transaction(Payment payment) {
        return requireNonNull(payment.transaction());
    }

    String invoice(Payment payment) {
        return ((PaymentState.Succeeded) payment.state()).invoice().value();
    }

    /** A cancellation, a charge, disputes, a late failure, and a duplicate payment. */
    void doEverythingElse() {
        useCases.payments().cancel().cancel(scope, link().id());
        CustomerReference payer =
                new CustomerReference(requireNonNull(paid.customer()).value());
        useCases.payments().charge().charge(scope, ChargeCustomer.Command.of(payer, usd(9_00), text()));
        pay(link(), TestCard.AUTHENTICATES_ONCE);
        pay(link(), TestCard.DISPUTED);
        Payment won = pay(link(), TestCard.SUCCEEDS);
        provider.dispute(scope, transaction(won));
        notify(transaction(won));
        provider.resolve(scope, transaction(won), DisputeOutcome.WON);
        notify(transaction(won));
        Payment given = pay(link(), TestCard.SUCCEEDS);
        Refund failed = refund(given, 5_00);
        provider.failRefundLate(scope, failed.id());
        useCases.refunds().refresh().refresh(scope, failed.id());
        refund(given, given.price().total().minor());
        Payment declined = pay(link(), TestCard.DECLINED);
        pay(declined, TestCard.SUCCEEDS);
        provider.succeedLate(scope, transaction(declined));
        notify(transaction(declined));
        useCases.jobs().reconcileRefunds().runOnce(10);
    }

    private void notify(TransactionId transaction) {
        clock.advance(Duration.ofMinutes(1));
        store.notifications()
                .insertIfAbsent(
                        new Notification(
                                "sandbox",
                                "evt_" + IDS.next(IdKind.EVENT, clock.instant()),
                                new OfTransaction(scope, transaction)),
                        clock.instant());
        assertThat(useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
    }

    /** After every difference with the provider counts. */
    ConsistencyReport audit() {
        clock.advance(Duration.ofHours(1));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return useCases.operators().consistency().check(scope, today.minusDays(1));
    }
}
