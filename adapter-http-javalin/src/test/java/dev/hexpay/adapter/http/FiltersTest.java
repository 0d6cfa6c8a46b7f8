package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Payment;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.PaymentBuilder;
import dev.hexpay.testkit.TransactionBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
    private static final String TOO_LONG = "x".repeat(300);
    private static TestServer server;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        client = server.merchant();
    }

    private String store(PaymentBuilder builder) {
        Payment payment = builder.build();
        server.store.payments().insert(client.scope(), payment);
        return payment.id().value();
    }

    private String store(TransactionBuilder builder) {
        var transaction = builder.build();
        server.store.transactions().insert(client.scope(), transaction);
        return transaction.id().value();
    }

    private java.util.List<String> ids(String path) {
        return MerchantClient.ids(client.get(path));
    }

    @Test
    void payments_are_filtered_by_several_statuses_and_kinds() {
        String pending = store(Builders.aLink());
        String paid = store(Builders.aLink().paid());
        String failed = store(Builders.aCharge().failed());
        assertThat(ids("/payments?status=pending,failed")).containsExactly(failed, pending);
        assertThat(ids("/payments?status=pending,failed,succeeded&kind=link")).containsExactly(paid, pending);
        assertThat(ids("/payments?kind=link,charge&limit=1")).containsExactly(failed);
    }

    @Test
    void payments_are_filtered_by_currency_in_any_case() {
        store(Builders.aLink().of(Builders.usd(1)));
        String yen = store(Builders.aLink().of(Builders.money(1, "jpy")));
        assertThat(ids("/payments?currency=JPY")).containsExactly(yen);
        assertThat(ids("/payments?currency=eur")).isEmpty();
    }

    @Test
    void created_after_excludes_that_instant() {
        store(Builders.aLink());
        String later = store(Builders.aLink().createdAt(Builders.NOON.plusMillis(1)));
        assertThat(ids("/payments?createdAfter=2026-01-15T12:00:00.123Z")).containsExactly(later);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        status=paid             | status   | must be one or several, separated by commas, of pending, processing, succeeded, requires_action, failed, canceled
        status=pending,paid     | status   | must be one or several, separated by commas, of pending
        status=pending,         | status   | must be one or several
        status=                 | status   | must be one or several
        kind=refund             | kind     | must be one or several, separated by commas, of link, charge
        currency=xyz            | currency | must be an ISO 4217 currency code
        """)
    void an_unknown_value_names_the_field_and_the_allowed_values(String query, String field, String message) {
        var reply = client.get("/payments?" + query);
        assertThat(MerchantClient.violatedFields(reply)).containsExactly(field);
        assertThat(reply.error().get("details").get(0).get("message").asText()).startsWith(message);
    }

    @Test
    void an_id_that_is_too_long_matches_nothing_in_every_list() {
        store(Builders.aLink());
        for (String path : new String[] {
            "/payments?customerId=", "/invoices?customerId=", "/transactions?customerId=", "/transactions?paymentId="
        }) {
            assertThat(ids(path + TOO_LONG)).as(path).isEmpty();
        }
    }

    @Test
    void transactions_are_filtered_by_payment_customer_and_time() {
        server.customerWithCard(client);
        String customer = client.get("/customers/user_1").data().get("id").asText();
        Payment theirs = Builders.aLink()
                .withCustomer(new dev.hexpay.domain.id.CustomerId(customer))
                .build();
        Payment other = Builders.aLink().build();
        server.store.payments().insert(client.scope(), theirs);
        server.store.payments().insert(client.scope(), other);
        String first = store(Builders.aTransaction().of(theirs).failed());
        String second = store(Builders.aTransaction()
                .of(theirs)
                .createdAt(Builders.NOON.plusMillis(1))
                .failed());
        String foreign = store(Builders.aTransaction().of(other).createdAt(Builders.NOON.plusMillis(2)));
        assertThat(ids("/transactions?paymentId=" + theirs.id().value())).containsExactly(second, first);
        assertThat(ids("/transactions?customerId=" + customer)).containsExactly(second, first);
        assertThat(ids("/transactions?customerId=user_1&limit=1")).containsExactly(second);
        assertThat(ids("/transactions?customerId=unknown")).isEmpty();
        assertThat(ids("/transactions?paymentId=pay_01KF0RDQKV0000000000000000"))
                .isEmpty();
        assertThat(ids("/transactions?createdAfter=2026-01-15T12:00:00.123Z")).containsExactly(foreign, second);
        assertThat(ids("/transactions?createdBefore=2026-01-15T12:00:00.124Z")).containsExactly(first);
        assertThat(ids("/transactions?customerId=user_1&status=failed&createdAfter=2026-01-15T12:00:00.123Z"))
                .containsExactly(second);
    }

    @Test
    void customers_are_filtered_by_email_in_any_case() {
        client.post("/customers", "{\"email\":\"Ada@Example.com\",\"id\":\"a\"}");
        client.post("/customers", "{\"email\":\"bob@example.com\",\"id\":\"b\"}");
        assertThat(client.get("/customers?email=ADA@example.com").data().findValuesAsText("externalId"))
                .containsExactly("a");
        assertThat(ids("/customers?email=ada@example.com&externalId=b")).isEmpty();
        assertThat(ids("/customers?email=nobody@example.com")).isEmpty();
        assertThat(MerchantClient.violatedFields(client.get("/customers?email=x")))
                .containsExactly("email");
    }
}
