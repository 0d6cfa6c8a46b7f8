package dev.hexpay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.ErrorCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String ULID = "01JD3K5T0MZQ8V6X2Y4W7R9S1A";

    private record IdType(
            IdKind kind,
            String prefix,
            ErrorCode notFound,
            Function<String, Record> constructor,
            Function<String, Record> parser) {}

    @Test
    void first_id_of_an_instant_has_its_time_and_nothing_after_it() {
        assertThat(IdKind.PAYMENT.firstAt(Instant.parse("2026-01-15T12:00:00.123Z")))
                .isEqualTo("pay_01KF0RDQKV0000000000000000");
        assertThat(IdKind.TRANSACTION.firstAt(Instant.parse("2026-01-15T12:00:00.124Z")))
                .isEqualTo("txn_01KF0RDQKW0000000000000000");
        assertThat(IdKind.PAYMENT.firstAt(Instant.parse("0000-01-01T00:00:00Z")))
                .isEqualTo("pay_00000000000000000000000000");
        assertThat(IdKind.PAYMENT.matches(IdKind.PAYMENT.firstAt(Instant.parse("9999-12-31T23:59:59.999Z"))))
                .isTrue();
    }

    @Test
    void dispute_without_an_id_has_that_of_its_transaction() {
        assertThat(DisputeId.of(new TransactionId("txn_" + ULID)).value()).isEqualTo("dp_" + ULID);
    }

    static Stream<IdType> types() {
        return Stream.of(
                new IdType(IdKind.PAYMENT, "pay_", ErrorCode.PAYMENT_NOT_FOUND, PaymentId::new, PaymentId::parse),
                new IdType(IdKind.CUSTOMER, "cus_", ErrorCode.CUSTOMER_NOT_FOUND, CustomerId::new, CustomerId::parse),
                new IdType(
                        IdKind.PAYMENT_METHOD,
                        "pm_",
                        ErrorCode.PAYMENT_METHOD_NOT_FOUND,
                        PaymentMethodId::new,
                        PaymentMethodId::parse),
                new IdType(
                        IdKind.TRANSACTION,
                        "txn_",
                        ErrorCode.TRANSACTION_NOT_FOUND,
                        TransactionId::new,
                        TransactionId::parse),
                new IdType(IdKind.INVOICE, "inv_", ErrorCode.INVOICE_NOT_FOUND, InvoiceId::new, InvoiceId::parse),
                new IdType(IdKind.REFUND, "re_", ErrorCode.NOT_FOUND, RefundId::new, RefundId::parse),
                new IdType(IdKind.DISPUTE, "dp_", ErrorCode.NOT_FOUND, DisputeId::new, DisputeId::parse),
                new IdType(IdKind.CREDIT_NOTE, "cn_", ErrorCode.NOT_FOUND, CreditNoteId::new, CreditNoteId::parse),
                new IdType(IdKind.RECEIPT, "rcp_", ErrorCode.NOT_FOUND, ReceiptId::new, ReceiptId::parse),
                new IdType(IdKind.API_KEY, "key_", ErrorCode.API_KEY_NOT_FOUND, ApiKeyId::new, ApiKeyId::parse),
                new IdType(IdKind.EVENT, "whev_", ErrorCode.NOT_FOUND, EventId::new, EventId::parse),
                new IdType(
                        IdKind.WEBHOOK_ENDPOINT,
                        "whe_",
                        ErrorCode.WEBHOOK_NOT_FOUND,
                        WebhookEndpointId::new,
                        WebhookEndpointId::parse),
                new IdType(
                        IdKind.WEBHOOK_DELIVERY,
                        "dlv_",
                        ErrorCode.NOT_FOUND,
                        WebhookDeliveryId::new,
                        WebhookDeliveryId::parse),
                new IdType(IdKind.AUDIT_ENTRY, "aud_", ErrorCode.NOT_FOUND, AuditEntryId::new, AuditEntryId::parse));
    }

    @Test
    void every_id_kind_is_covered() {
        assertThat(types().map(IdType::kind)).containsExactlyInAnyOrder(IdKind.values());
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_id_is_its_prefix_and_a_ulid(IdType type) {
        String value = type.prefix() + ULID;

        assertThat(type.kind().format(ULID)).isEqualTo(value);
        assertThat(type.kind().matches(value)).isTrue();
        assertThat(type.parser().apply(value)).isEqualTo(type.constructor().apply(value));
    }

    @ParameterizedTest
    @MethodSource("types")
    void id_of_another_kind_is_not_found(IdType type) {
        Arrays.stream(IdKind.values()).filter(kind -> kind != type.kind()).forEach(other -> {
            String foreign = other.format(ULID);

            assertThat(Rejection.of(() -> type.parser().apply(foreign)).code()).isEqualTo(type.notFound());
            assertThatThrownBy(() -> type.constructor().apply(foreign)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @ParameterizedTest
    @EnumSource(IdKind.class)
    void not_found_message_names_the_kind_in_words(IdKind kind) {
        assertThat(kind.notFound().message()).matches("No such [a-z ]+\\.").doesNotContain("_");
        assertThat(kind.notFound().violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pay_",
                "pay",
                "01JD3K5T0MZQ8V6X2Y4W7R9S1A",
                "pay_01JD3K5T0MZQ8V6X2Y4W7R9S1",
                "pay_01JD3K5T0MZQ8V6X2Y4W7R9S1AA",
                "pay_01jd3k5t0mzq8v6x2y4w7r9s1a",
                "pay_81JD3K5T0MZQ8V6X2Y4W7R9S1A",
                "pay_01JD3K5T0MZQ8V6X2Y4W7R9S1I",
                "pay_01JD3K5T0MZQ8V6X2Y4W7R9S1U",
                "PAY_01JD3K5T0MZQ8V6X2Y4W7R9S1A",
                " pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A",
                "pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A\n",
                "pay_pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A",
            })
    void malformed_payment_id_is_not_found(String text) {
        assertThat(Rejection.of(() -> PaymentId.parse(text)).code()).isEqualTo(ErrorCode.PAYMENT_NOT_FOUND);
        assertThatThrownBy(() -> new PaymentId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
