package example.shop;

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
import org.junit.jupiter.api.Test;

class ShopTest {
    @Test
    void link_is_paid_and_customer_charged() {
        Stopwatch stopwatch = new Stopwatch();
        TestHexpay hexpay = TestHexpay.inMemory();
        Payment link = hexpay.ports().payments().openLink().open(
                hexpay.scope(), OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description("One hour of consulting")));
        Payment paid = hexpay.pay(link, TestCard.SUCCEEDS);

        CustomerReference customer = new CustomerReference(paid.customer().value());
        Payment renewal = hexpay.ports().payments().charge().charge(
                hexpay.scope(), ChargeCustomer.Command.of(customer, Money.of("9.00", "EUR"), new Description("Renewal")));

        stopwatch.print();
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(renewal.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
