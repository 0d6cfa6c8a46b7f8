package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final Instant WHOLE_SECOND = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void event_json_has_published_order_nulls_and_milliseconds() {
        EventPayload invoice = new EventPayload.Invoice(
                "inv_1",
                "INV-0001",
                "paid",
                WHOLE_SECOND,
                WHOLE_SECOND.plusMillis(20),
                WHOLE_SECOND,
                WHOLE_SECOND,
                "usd",
                25_00,
                29_75,
                "user_42",
                null);
        assertThat(Json.of(invoice))
                .isEqualTo("{\"invoiceId\":\"inv_1\",\"invoiceNumber\":\"INV-0001\",\"invoiceStatus\":\"paid\","
                        + "\"periodStart\":\"2026-01-15T12:00:00.000Z\",\"periodEnd\":\"2026-01-15T12:00:00.020Z\","
                        + "\"issueDate\":\"2026-01-15T12:00:00.000Z\",\"dueDate\":\"2026-01-15T12:00:00.000Z\","
                        + "\"currency\":\"usd\",\"subtotal\":2500,\"total\":2975,\"customerId\":\"user_42\","
                        + "\"subscriptionId\":null}");
    }

    @Test
    void unknown_field_of_a_newer_version_is_ignored() {
        EventPayload read = Json.eventPayload(
                "{\"customerId\":\"user_42\",\"card\":null,\"wallet\":\"later\"}", EventPayload.PaymentMethod.class);
        assertThat(read).isEqualTo(new EventPayload.PaymentMethod("user_42", null));
    }

    @Test
    void missing_amount_is_rejected() {
        assertThatThrownBy(() -> Json.eventPayload("{\"paymentId\":\"pay_1\"}", EventPayload.PaymentLink.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void metadata_keeps_its_order() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("z", "1");
        entries.put("a", "2");
        assertThat(Json.metadata("{\"z\":\"1\",\"a\":\"2\"}").entries().keySet())
                .containsExactly("z", "a");
        assertThat(Json.of(new Metadata(entries))).isEqualTo("{\"z\":\"1\",\"a\":\"2\"}");
    }
}
