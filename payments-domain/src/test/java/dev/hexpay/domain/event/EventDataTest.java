package dev.hexpay.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventDataTest {
    private static final Map<Class<?>, String> PUBLISHED = Map.ofEntries(
            Map.entry(EventData.PaymentLinkCreated.class, "paymentId status amount currency description customerId"),
            Map.entry(EventData.PaymentLinkCanceled.class, "paymentId status amount currency description customerId"),
            Map.entry(
                    EventData.PaymentLinkCompleted.class,
                    "paymentId status amount currency description customerId"
                            + " invoiceId invoiceNumber paymentTransactionId"),
            Map.entry(
                    EventData.PaymentLinkFailed.class,
                    "paymentId status amount currency description customerId failureCode failureMessage"),
            Map.entry(
                    EventData.PaymentReceived.class,
                    "invoiceId invoiceNumber invoiceTotal customerId subscriptionId paymentTransactionId provider"
                            + " grossAmount currency orgNetAmount customerEmail paidAt"),
            Map.entry(
                    EventData.PaymentFailed.class,
                    "invoiceId invoiceNumber customerId subscriptionId provider"
                            + " failureCode failureMessage recoveryUrl"),
            Map.entry(EventData.PaymentMethodUpdated.class, "customerId card"),
            Map.entry(
                    EventData.InvoiceCreated.class,
                    "invoiceId invoiceNumber invoiceStatus periodStart periodEnd issueDate dueDate currency"
                            + " subtotal total customerId subscriptionId"),
            Map.entry(
                    EventData.CustomerCreated.class,
                    "id externalId fullName email taxDocument documentType timezone metadata createdAt updatedAt"),
            Map.entry(
                    EventData.CustomerUpdated.class,
                    "id externalId fullName email taxDocument documentType timezone metadata createdAt updatedAt"),
            Map.entry(
                    EventData.PaymentRefunded.class,
                    "paymentTransactionId provider paymentLinkId invoiceId invoiceNumber customerId subscriptionId"
                            + " refundAmount currency"),
            Map.entry(
                    EventData.PaymentDisputed.class,
                    "paymentTransactionId provider paymentLinkId invoiceId invoiceNumber customerId subscriptionId"
                            + " disputeAmount currency disputeReason"),
            Map.entry(
                    EventData.PaymentDisputeResolved.class,
                    "paymentTransactionId provider paymentLinkId invoiceId invoiceNumber customerId subscriptionId"
                            + " disputeAmount currency disputeReason outcome"),
            Map.entry(
                    EventData.InvoiceVoided.class,
                    "invoiceId invoiceNumber invoiceStatus periodStart periodEnd issueDate dueDate currency"
                            + " subtotal total customerId subscriptionId"));

    @Test
    void every_event_has_its_published_fields_in_published_order() {
        assertThat(PUBLISHED).containsOnlyKeys(EventData.class.getPermittedSubclasses());
        PUBLISHED.forEach((event, fields) ->
                assertThat(fieldsOf(event)).as(event.getSimpleName()).isEqualTo(fields));
        assertThat(fieldsOf(EventData.CardData.class)).isEqualTo("brand last4 expMonth expYear");
    }

    @Test
    void events_have_their_published_names() {
        assertThat(new EventData.PaymentMethodUpdated("cus", null).eventName()).isEqualTo("payment_method.updated");
        assertThat(new EventData.PaymentLinkCreated("pay", "pending", 1, "eur", "A book", null).eventName())
                .isEqualTo("payment_link.created");
        assertThat(new EventData.PaymentLinkCanceled("pay", "canceled", 1, "eur", "A book", null).eventName())
                .isEqualTo("payment_link.canceled");
    }

    private static String fieldsOf(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(" "));
    }
}
