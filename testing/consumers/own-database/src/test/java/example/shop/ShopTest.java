package example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.embedded.Hexpay;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ShopTest {
    private static final PayLink.Command ADA = PayLink.Command.of(
            new EmailAddress("ada@example.com"),
            new FullName("Ada Lovelace"),
            PostalAddress.in("DE").line1("Hauptstr. 1").city("Berlin").postalCode("10115").build(),
            new CardDetails("4242424242424242", YearMonth.of(2034, 12)));

    @Test
    void link_is_paid_and_customer_charged_beside_own_tables() throws SQLException {
        Stopwatch stopwatch = new Stopwatch();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1" + JdbiStore.H2_OPTIONS);
        createTablesOfTheShop(dataSource);
        byte[] key = new byte[32];

        Hexpay hexpay = Hexpay.builder()
                .dataSource(dataSource)
                .masterKey(key)
                .publicUrl("https://pay.shop.example")
                .build();
        hexpay.startJobs();

        Scope scope = hexpay.defaultScope("My shop", Mode.SANDBOX);
        Payment link = hexpay.payments().openLink().open(
                scope, OpenPaymentLink.Command.of(Money.of("25.00", "EUR"), new Description("One hour of consulting")));
        String url = hexpay.outPorts().publicUrls().payPage(link.page().token());

        hexpay.payPage().pay().pay(link.page().token(), ADA);

        Payment paid = hexpay.payments().queries().get(scope, link.id());
        CustomerReference customer = new CustomerReference(paid.customer().value());
        Payment renewal = hexpay.payments().charge().charge(
                scope, ChargeCustomer.Command.of(customer, Money.of("9.00", "EUR"), new Description("Renewal")));

        stopwatch.print();
        assertThat(url).startsWith("https://pay.shop.example/pay/");
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(renewal.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        hexpay.close();
        dataSource.close();
    }

    /** Tables with the names of Hexpay's own: those are in another schema. */
    private static void createTablesOfTheShop(HikariDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table customer (name varchar)");
            statement.execute("create table payment (name varchar)");
        }
    }
}
