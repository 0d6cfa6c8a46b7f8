package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.Application;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries.Origin;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries.PaymentHistory;
import dev.hexpay.application.port.in.operator.PerformAction.Action;
import dev.hexpay.application.port.in.operator.PerformAction.Command;
import dev.hexpay.application.port.in.paypage.PayPageQueries;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentHistoryTest {
    private static final Operator ADA = new Operator("Ada", OperatorRole.SUPPORT, null);

    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void history_has_all_that_came_of_a_payment_in_the_order_of_time() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.pay(link, with(TestCard.DECLINED));
        fixture.clock.advance(Duration.ofSeconds(1));
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));
        Transaction charged = fixture.transactions(paid).get(1);
        fixture.clock.advance(Duration.ofSeconds(1));
        Command refund =
                new Command(ADA, OperatorAction.REFUND_TRANSACTION, charged.id().value());
        fixture.useCases.operators().perform().perform(fixture.scope, refund, () -> refund(charged, 5_00));
        fixture.clock.advance(Duration.ofSeconds(1));
        refund(charged, 2_00);

        PaymentHistory history = history(paid.id());

        assertThat(history.payment()).isEqualTo(fixture.reload(paid));
        assertThat(history.transactions())
                .extracting(Transaction::status)
                .containsExactly(TransactionStatus.FAILED, TransactionStatus.SUCCEEDED);
        assertThat(history.invoice()).isNotNull();
        assertThat(history.refunds()).extracting(each -> each.share().total()).containsExactly(usd(5_00), usd(2_00));
        assertThat(history.creditNotes())
                .extracting(each -> each.price().total())
                .containsExactly(usd(5_00), usd(2_00));
        assertThat(history.receipts()).hasSize(3);
        assertThat(history.receipts().get(0).document().id())
                .isEqualTo(history.invoice().id().value());
        assertThat(history.disputes()).isEmpty();
        assertThat(history.events())
                .extracting(EventRecord::sequence)
                .isSorted()
                .hasSizeGreaterThan(3);
        assertThat(history.deliveries()).isEmpty();
        assertThat(history.actions()).extracting(AuditEntry::action).containsExactly(OperatorAction.REFUND_TRANSACTION);
    }

    @Test
    void history_of_an_unpaid_link_has_no_documents() {
        PaymentHistory history = history(fixture.open(aLinkOf(25_00)).id());
        assertThat(history.invoice()).isNull();
        assertThat(history.openedAt()).isNull();
        assertThat(history.origin()).isNull();
        assertThat(history.receipts()).isEmpty();
        assertThat(history.events()).hasSize(1);
    }

    @Test
    void unknown_payment_and_one_of_another_scope_are_not_found() {
        Payment link = fixture.open(aLinkOf(25_00));
        for (PaymentId id : new PaymentId[] {aPaymentId(), link.id()}) {
            PaymentsException error = catchThrowableOfType(
                    PaymentsException.class,
                    () -> fixture.useCases.operators().histories().get(fixture.live, id));
            assertThat(error.code()).isEqualTo(ErrorCode.PAYMENT_NOT_FOUND);
        }
    }

    @Test
    void origin_of_a_payment_is_the_key_that_created_it() {
        CreateApiKey.Result key = fixture.useCases.apiKeys().create().create(fixture.scope, new KeyName("Shop"), null);
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        Payment link = fixture.open(aLinkOf(25_00).withCreatedBy(key.key().id()));
        Payment charge = fixture.charge(
                aChargeOf(9_00, reference(customer)).withCreatedBy(key.key().id()));
        for (Payment payment : new Payment[] {link, charge}) {
            assertThat(history(payment.id()).origin())
                    .isEqualTo(new Origin("Shop", key.key().prefix()));
        }
        fixture.useCases.apiKeys().delete().delete(fixture.scope, key.key().id());
        assertThat(history(link.id()).origin())
                .isEqualTo(new Origin(key.key().id().value(), null));
    }

    @Test
    void origin_of_a_payment_is_the_operator_who_created_it() {
        Command command = new Command(ADA, OperatorAction.CREATE_LINK, null);
        Payment link = fixture.useCases
                .operators()
                .perform()
                .perform(
                        fixture.scope,
                        command,
                        Action.creating(
                                () -> fixture.open(aLinkOf(25_00)),
                                payment -> payment.id().value()));
        assertThat(history(link.id()).origin()).isEqualTo(new Origin("Ada", null));
    }

    @Test
    void first_view_of_the_page_is_recorded_and_does_not_change_the_payment() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.clock.advance(Duration.ofMinutes(1));
        Instant first = fixture.clock.instant();
        view(fixture.useCases.payPage().queries(), link);
        fixture.clock.advance(Duration.ofMinutes(1));
        view(fixture.useCases.payPage().queries(), link);
        assertThat(history(link.id()).openedAt()).isEqualTo(first);
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void page_is_shown_when_its_view_cannot_be_recorded() {
        Payment link = fixture.open(aLinkOf(25_00));
        Payments working = fixture.store.payments();
        Payments failing = (Payments) Proxy.newProxyInstance(
                Payments.class.getClassLoader(), new Class<?>[] {Payments.class}, (proxy, called, args) -> {
                    if (called.getName().equals("markOpened")) {
                        throw new DatabaseUnavailableException(new SQLException("down"));
                    }
                    try {
                        return called.invoke(working, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        OutPorts ports = TestPorts.of(fixture.store, fixture.provider, fixture.clock);
        view(
                Application.create(TestPorts.with(ports, Payments.class, failing))
                        .payPage()
                        .queries(),
                link);
        assertThat(history(link.id()).openedAt()).isNull();
    }

    private static void view(PayPageQueries pages, Payment link) {
        assertThat(pages.view(link.page().token()).payment()).isEqualTo(link);
    }

    private Object refund(Transaction charged, long cents) {
        return fixture.useCases
                .refunds()
                .refund()
                .refund(fixture.scope, new RefundTransaction.Command(charged.id(), cents, null));
    }

    private PaymentHistory history(PaymentId id) {
        return fixture.useCases.operators().histories().get(fixture.scope, id);
    }
}
