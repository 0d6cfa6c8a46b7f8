package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Instant;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Commands that call a provider are rejected in a transaction of the host, before they look anything up: nothing exists
 * here, and none of them says so.
 */
class HostTransactionTest {
    private final Scope scope = aScope();
    private final CustomerReference customer =
            new CustomerReference(aCustomerId().value());
    private final InPorts useCases = Application.create(TestPorts.with(
            TestPorts.of(InMemoryStore.create(), new ScriptedProvider(), new SettableClock()),
            UnitOfWork.class,
            new InsideHostTransaction()));

    @Test
    void charge_is_rejected() {
        assertRejected(
                "A charge",
                () -> useCases.payments()
                        .charge()
                        .charge(scope, ChargeCustomer.Command.of(customer, usd(25_00), new Description("Renewal"))));
    }

    @Test
    void refund_is_rejected() {
        assertRejected(
                "A refund",
                () -> useCases.refunds()
                        .refund()
                        .refund(scope, new RefundTransaction.Command(aTransactionId(), null, null)));
    }

    @Test
    void payment_of_a_link_is_rejected() {
        PayLink.Command command = PayLink.Command.of(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                anAddress(),
                TestCard.SUCCEEDS.details());
        assertRejected("A payment", () -> useCases.payPage().pay().pay(aToken(), command));
    }

    @Test
    void finishing_an_authentication_is_rejected() {
        assertRejected(
                "Finishing an authentication",
                () -> useCases.payPage().finishAuthentication().finish(aToken(), AuthenticationOutcome.COMPLETED));
    }

    @Test
    void detaching_a_card_is_rejected() {
        assertRejected(
                "Detaching a card", () -> useCases.customers().detachMethod().detach(scope, customer, aMethodId()));
    }

    @Test
    void job_is_rejected() {
        assertThatThrownBy(() -> useCases.jobs().reencryptSecrets().runOnce(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of your transaction");
    }

    @Test
    void clock_finer_than_milliseconds_is_rejected() {
        Instant fine = Instant.parse("2026-01-01T12:00:00.000001Z");
        assertThatThrownBy(() -> TestPorts.of(InMemoryStore.create(), new ScriptedProvider(), () -> fine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the clock must return whole milliseconds");
    }

    private static void assertRejected(String subject, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(subject + " commits before it calls the provider: call it outside of your transaction.");
    }

    private static final class InsideHostTransaction implements UnitOfWork {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            throw new AssertionError("a command wrote something");
        }

        @Override
        public boolean isOpen() {
            return false;
        }

        @Override
        public boolean isInHostTransaction() {
            return true;
        }
    }
}
