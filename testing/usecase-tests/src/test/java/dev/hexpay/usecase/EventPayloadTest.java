package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventPayloadTest {
    private static final String LINK = "paymentId status amount currency description customerId";
    private static final String REFUNDED_PAYMENT =
            "paymentTransactionId provider paymentLinkId invoiceId invoiceNumber customerId subscriptionId";
    private static final String INVOICE =
            "invoiceId invoiceNumber invoiceStatus periodStart periodEnd issueDate dueDate"
                    + " currency subtotal total customerId subscriptionId";
    private static final String CUSTOMER =
            "id externalId fullName email taxDocument documentType timezone metadata createdAt updatedAt";

    private static final Map<String, String> PUBLISHED = Map.ofEntries(
            Map.entry("payment_link.created", LINK),
            Map.entry("payment_link.canceled", LINK),
            Map.entry("payment_link.completed", LINK + " invoiceId invoiceNumber paymentTransactionId"),
            Map.entry("payment_link.failed", LINK + " failureCode failureMessage"),
            Map.entry(
                    "payment.received",
                    "invoiceId invoiceNumber invoiceTotal customerId subscriptionId paymentTransactionId provider"
                            + " grossAmount currency orgNetAmount customerEmail paidAt"),
            Map.entry(
                    "payment.failed",
                    "invoiceId invoiceNumber customerId subscriptionId provider"
                            + " failureCode failureMessage recoveryUrl"),
            Map.entry("payment.refunded", REFUNDED_PAYMENT + " refundAmount currency"),
            Map.entry("payment.disputed", REFUNDED_PAYMENT + " disputeAmount currency disputeReason"),
            Map.entry("payment.dispute_resolved", REFUNDED_PAYMENT + " disputeAmount currency disputeReason outcome"),
            Map.entry("payment_method.updated", "customerId card"),
            Map.entry("invoice.created", INVOICE),
            Map.entry("invoice.voided", INVOICE),
            Map.entry("customer.created", CUSTOMER),
            Map.entry("customer.updated", CUSTOMER));

    @Test
    void every_event_has_its_published_fields_in_published_order() {
        Map<String, String> fields = Arrays.stream(EventType.values())
                .collect(Collectors.toMap(EventType::publishedName, type -> fieldsOf(type.payload())));
        assertThat(fields).isEqualTo(PUBLISHED);
        assertThat(fieldsOf(EventPayload.Card.class)).isEqualTo("brand last4 expMonth expYear");
    }

    @Test
    void every_payload_belongs_to_a_type() {
        Map<EventType, Class<?>> payloads = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            payloads.put(type, type.payload());
        }
        assertThat(payloads.values()).contains(EventPayload.class.getPermittedSubclasses());
    }

    @Test
    void published_name_leads_to_its_type() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.named(type.publishedName())).contains(type);
        }
        assertThat(EventType.named("payment_link.opened")).isEmpty();
    }

    @Test
    void payload_of_another_type_is_rejected() {
        EventId id = new EventId(new SequentialIds().next(IdKind.EVENT, Builders.NOON));
        EventPayload payload = new EventPayload.PaymentMethod("cus_1", null);
        assertThatThrownBy(
                        () -> new Event(id, Builders.NOON, EventType.PAYMENT_LINK_CREATED, EventSubjects.NONE, payload))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String fieldsOf(Class<?> payload) {
        return Arrays.stream(payload.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(" "));
    }
}
