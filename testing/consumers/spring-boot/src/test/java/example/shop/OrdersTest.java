package example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.embedded.Hexpay;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
class OrdersTest {
    private static final Stopwatch STOPWATCH = new Stopwatch();
    private static final PayLink.Command ADA = PayLink.Command.of(
            new EmailAddress("ada@example.com"),
            new FullName("Ada Lovelace"),
            PostalAddress.in("DE").line1("Hauptstr. 1").city("Berlin").postalCode("10115").build(),
            new CardDetails("4242424242424242", YearMonth.of(2034, 12)));

    @Autowired
    private Orders orders;

    @Autowired
    private Hexpay hexpay;

    @Autowired
    private Scope scope;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void forgetOrders() {
        jdbc.update("delete from orders");
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private Payment paid() {
        Payment link = orders.place("tea");
        hexpay.payPage().pay().pay(link.page().token(), ADA);
        return hexpay.payments().queries().get(scope, link.id());
    }

    @Test
    void link_is_paid_and_customer_charged() {
        Payment paid = paid();
        Payment renewal = orders.renew(new CustomerReference(paid.customer().value()));

        STOPWATCH.print();
        assertThat(count("orders")).isOne();
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(renewal.status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void rollback_of_the_shop_takes_order_and_link_away() {
        int links = count("hexpay.payment");

        assertThatThrownBy(() -> orders.place("unknown")).isInstanceOf(IllegalArgumentException.class);

        assertThat(count("orders")).isZero();
        assertThat(count("hexpay.payment")).isEqualTo(links);
    }

    @Test
    void charge_inside_a_transaction_is_refused_and_moves_nothing() {
        CustomerReference customer = new CustomerReference(paid().customer().value());
        int payments = count("hexpay.payment");

        assertThatThrownBy(() -> orders.renewInsideTransaction(customer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call it outside of your transaction");

        assertThat(count("hexpay.payment")).isEqualTo(payments);
        assertThat(orders.renew(customer).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
