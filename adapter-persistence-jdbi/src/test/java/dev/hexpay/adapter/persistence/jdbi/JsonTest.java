package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.text.Metadata;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final Instant WHOLE_SECOND = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void event_json_has_published_order_nulls_and_milliseconds() {
        EventData invoice = new EventData.InvoiceCreated(
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
    void every_event_type_is_registered() {
        assertThat(JdbiOutbox.TYPES.values())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventData.class.getPermittedSubclasses())
                        .<Class<? extends EventData>>map(type -> type.asSubclass(EventData.class))
                        .toList());
    }

    @Test
    void every_event_type_is_registered_under_its_own_name() throws ReflectiveOperationException {
        for (Map.Entry<String, Class<? extends EventData>> entry : JdbiOutbox.TYPES.entrySet()) {
            Object[] nothing = Arrays.stream(entry.getValue().getRecordComponents())
                    .map(component -> component.getType() == long.class ? (Object) 0L : null)
                    .toArray();
            Class<?>[] types = Arrays.stream(entry.getValue().getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new);
            EventData data = entry.getValue().getDeclaredConstructor(types).newInstance(nothing);
            assertThat(entry.getKey()).isEqualTo(data.eventName());
        }
    }

    @Test
    void unknown_field_of_a_newer_version_is_ignored() {
        EventData read = Json.eventData(
                "{\"customerId\":\"user_42\",\"card\":null,\"wallet\":\"later\"}",
                EventData.PaymentMethodUpdated.class);
        assertThat(read).isEqualTo(new EventData.PaymentMethodUpdated("user_42", null));
    }

    @Test
    void missing_amount_is_rejected() {
        assertThatThrownBy(() -> Json.eventData("{\"paymentId\":\"pay_1\"}", EventData.PaymentLinkCreated.class))
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
