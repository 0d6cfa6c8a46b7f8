package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestHexpay;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestHexpayTest {
    private final TestHexpay hexpay = TestHexpay.inMemory();

    private Payment openLink() {
        return hexpay.ports()
                .payments()
                .openLink()
                .open(hexpay.scope(), OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description("Tea")));
    }

    @Test
    void link_is_paid_and_its_customer_charged() {
        Payment paid = hexpay.pay(openLink(), TestCard.SUCCEEDS);
        CustomerReference customer = new CustomerReference(paid.customer().value());
        Payment charge = hexpay.ports()
                .payments()
                .charge()
                .charge(
                        hexpay.scope(),
                        ChargeCustomer.Command.of(customer, Money.of("9.00", "EUR"), new Description("Renewal")));

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void each_one_is_empty() {
        openLink();

        assertThat(TestHexpay.inMemory().runJobs()).isZero();
    }

    @Test
    void lost_response_is_completed_by_the_jobs() {
        hexpay.provider().loseNextResponse();
        Payment processing = hexpay.pay(openLink(), TestCard.SUCCEEDS);
        hexpay.clock().advance(Duration.ofMinutes(2));

        assertThat(processing.status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(hexpay.runJobs()).isPositive();
        assertThat(hexpay.ports()
                        .payments()
                        .queries()
                        .get(hexpay.scope(), processing.id())
                        .status())
                .isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
