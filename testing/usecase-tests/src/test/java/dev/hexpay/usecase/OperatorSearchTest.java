package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.operator.SearchQueries;
import dev.hexpay.application.port.in.operator.SearchQueries.Hit;
import dev.hexpay.application.port.in.operator.SearchQueries.Kind;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OperatorSearchTest {
    private static final String AMOUNT = "USD\u00A029.75";

    private final UseCaseFixture fixture = new UseCaseFixture();
    private final SearchQueries search = fixture.useCases.operators().search();

    @Test
    void object_is_found_by_its_id() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        Transaction charged = fixture.transactions(paid).get(0);
        CustomerId customer = Objects.requireNonNull(paid.customer());
        Refund refund = refund(charged);
        EventId event = fixture.store
                .outbox()
                .list(fixture.scope, EventFilter.ALL, PageRequest.first(1))
                .items()
                .get(0)
                .id();
        WebhookEndpoint endpoint =
                aWebhookEndpoint().at("https://shop.example/hooks").build();
        fixture.store.webhookEndpoints().insert(fixture.scope, endpoint);

        assertFound(paid.id().value(), Kind.PAYMENT, AMOUNT);
        assertFound(charged.id().value(), Kind.TRANSACTION, AMOUNT);
        assertFound(customer.value(), Kind.CUSTOMER, "ada@example.com");
        assertFound(refund.id().value(), Kind.REFUND, "USD\u00A05.00");
        assertFound(event.value(), Kind.EVENT, "payment.refunded");
        assertFound(endpoint.id().value(), Kind.WEBHOOK, "https://shop.example/hooks");
    }

    @Test
    void document_is_found_by_its_number_and_its_id() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        refund(fixture.transactions(paid).get(0));
        for (String number : List.of("INV-0001", "CN-0001")) {
            Hit hit = search.search(fixture.scope, number).get(0);
            assertThat(hit.kind()).isEqualTo(number.startsWith("INV") ? Kind.INVOICE : Kind.CREDIT_NOTE);
            assertThat(hit.label()).isEqualTo(number);
            assertThat(search.search(fixture.scope, hit.id())).containsExactly(hit);
            assertThat(search.search(fixture.scope, number.toLowerCase(Locale.ROOT)))
                    .containsExactly(hit);
        }
        assertThat(search.search(fixture.scope, "INV-0002")).isEmpty();
        assertThat(search.search(fixture.scope, "CN-0002")).isEmpty();
    }

    @Test
    void saved_method_names_its_customer() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        String method = Objects.requireNonNull(customer.defaultMethod()).value();
        assertThat(search.search(fixture.scope, method))
                .containsExactly(new Hit(Kind.CUSTOMER, customer.id().value(), "ada@example.com"));
    }

    @Test
    void customers_and_attempts_are_found_by_email_in_any_case() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        assertThat(search.search(fixture.scope, "  ADA@example.com "))
                .containsExactlyInAnyOrder(
                        new Hit(
                                Kind.CUSTOMER,
                                Objects.requireNonNull(paid.customer()).value(),
                                "ada@example.com"),
                        new Hit(
                                Kind.TRANSACTION,
                                fixture.transactions(paid).get(0).id().value(),
                                AMOUNT));
    }

    @Test
    void customer_is_found_by_the_external_id() {
        Customer customer =
                fixture.customer(Builders.aCustomer().withExternalId("user_1").profile());
        assertThat(search.search(fixture.scope, "user_1"))
                .containsExactly(new Hit(
                        Kind.CUSTOMER,
                        customer.id().value(),
                        customer.profile().email().value()));
        assertThat(search.search(fixture.scope, "USER_1")).isEmpty();
    }

    @Test
    void last_attempts_are_found_by_four_digits_of_the_card() {
        for (int i = 0; i <= SearchQueries.MAX_HITS; i++) {
            fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
            fixture.clock.advance(Duration.ofSeconds(1));
        }
        List<Hit> hits = search.search(fixture.scope, "4242");
        assertThat(hits).hasSize(SearchQueries.MAX_HITS).allMatch(hit -> hit.kind() == Kind.TRANSACTION);
        assertThat(hits.stream().map(Hit::id).sorted(Comparator.reverseOrder()))
                .containsExactlyElementsOf(hits.stream().map(Hit::id).toList());
        assertThat(search.search(fixture.scope, "42424")).isEmpty();
        assertThat(search.search(fixture.scope, "0007")).isEmpty();
    }

    @Test
    void other_text_finds_nothing() {
        fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        for (String text : List.of(
                "",
                " ",
                "%",
                "pay_",
                "ada",
                "'; DROP TABLE payment; --",
                "\u0000",
                "x".repeat(10_000),
                aPaymentId().value(),
                "INV-0",
                "INV-99999999999999999999",
                "\uD83E\uDD94")) {
            assertThat(search.search(fixture.scope, text)).as(text).isEmpty();
        }
    }

    @Test
    void nothing_of_another_scope_is_found() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
        Transaction charged = fixture.transactions(paid).get(0);
        for (String text : List.of(
                paid.id().value(),
                charged.id().value(),
                Objects.requireNonNull(paid.customer()).value(),
                refund(charged).id().value(),
                "INV-0001",
                "CN-0001",
                "ada@example.com",
                "4242")) {
            assertThat(search.search(fixture.scope, text)).as(text).isNotEmpty();
            assertThat(search.search(fixture.live, text)).as(text).isEmpty();
        }
    }

    private Refund refund(Transaction charged) {
        return fixture.useCases
                .refunds()
                .refund()
                .refund(fixture.scope, new RefundTransaction.Command(charged.id(), 5_00L, null))
                .refund();
    }

    private void assertFound(String id, Kind kind, String label) {
        assertThat(search.search(fixture.scope, " " + id + " ")).containsExactly(new Hit(kind, id, label));
    }
}
