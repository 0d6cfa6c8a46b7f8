package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.port.out.WebhookSender;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The bodies of events decode in clients with types: a text is a string, an amount an integer, an enumeration has the
 * published constants, and null stands only where it is published.
 */
class PublishedEventTypesTest extends MerchantTestBed {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfigDefaults(config -> Arrays.stream(CoercionInputShape.values())
                    .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
            .build();

    private static final Set<String> NULLABLE = Set.of(
            "PaymentLink.customerId",
            "FailedLink.customerId",
            "Received.subscriptionId",
            "FailedPayment.subscriptionId",
            "FailedPayment.recoveryUrl",
            "Refunded.paymentLinkId",
            "Refunded.subscriptionId",
            "Disputed.paymentLinkId",
            "Disputed.subscriptionId",
            "Disputed.disputeReason",
            "Resolved.paymentLinkId",
            "Resolved.subscriptionId",
            "Resolved.disputeReason",
            "MethodUpdated.card",
            "InvoiceData.subscriptionId",
            "CustomerData.externalId",
            "CustomerData.fullName",
            "CustomerData.metadata");

    private static final Map<String, Class<? extends Record>> TYPES = Map.ofEntries(
            Map.entry("payment_link.created", PaymentLink.class),
            Map.entry("payment_link.canceled", PaymentLink.class),
            Map.entry("payment_link.completed", CompletedLink.class),
            Map.entry("payment_link.failed", FailedLink.class),
            Map.entry("payment.received", Received.class),
            Map.entry("payment.failed", FailedPayment.class),
            Map.entry("payment.refunded", Refunded.class),
            Map.entry("payment.disputed", Disputed.class),
            Map.entry("payment.dispute_resolved", Resolved.class),
            Map.entry("payment_method.updated", MethodUpdated.class),
            Map.entry("invoice.created", InvoiceData.class),
            Map.entry("invoice.voided", InvoiceData.class),
            Map.entry("customer.created", CustomerData.class),
            Map.entry("customer.updated", CustomerData.class));

    // The constants are as they are published.
    private enum Provider {
        stripe,
        commet,
        dlocal
    }

    private enum PublishedMode {
        live,
        sandbox
    }

    private record Body(
            String id,
            String event,
            String timestamp,
            String organizationId,
            PublishedMode mode,
            String apiVersion,
            JsonNode data) {}

    private record PaymentLink(
            String paymentId, String status, long amount, String currency, String description, String customerId) {}

    private record CompletedLink(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            String customerId,
            String invoiceId,
            String invoiceNumber,
            String paymentTransactionId) {}

    private record FailedLink(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            String customerId,
            String failureCode,
            String failureMessage) {}

    private record Received(
            String invoiceId,
            String invoiceNumber,
            long invoiceTotal,
            String customerId,
            String subscriptionId,
            String paymentTransactionId,
            Provider provider,
            long grossAmount,
            String currency,
            long orgNetAmount,
            String customerEmail,
            String paidAt) {}

    private record FailedPayment(
            String invoiceId,
            String invoiceNumber,
            String customerId,
            String subscriptionId,
            Provider provider,
            String failureCode,
            String failureMessage,
            String recoveryUrl) {}

    private record Refunded(
            String paymentTransactionId,
            Provider provider,
            String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            String subscriptionId,
            long refundAmount,
            String currency) {}

    private record Disputed(
            String paymentTransactionId,
            Provider provider,
            String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            String subscriptionId,
            long disputeAmount,
            String currency,
            String disputeReason) {}

    private record Resolved(
            String paymentTransactionId,
            Provider provider,
            String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            String subscriptionId,
            long disputeAmount,
            String currency,
            String disputeReason,
            String outcome) {}

    private record MethodUpdated(String customerId, CardInfo card) {}

    private record CardInfo(String brand, String last4, long expMonth, long expYear) {}

    private record InvoiceData(
            String invoiceId,
            String invoiceNumber,
            String invoiceStatus,
            String periodStart,
            String periodEnd,
            String issueDate,
            String dueDate,
            String currency,
            long subtotal,
            long total,
            String customerId,
            String subscriptionId) {}

    @JsonIgnoreProperties({"taxDocument", "documentType"})
    private record CustomerData(
            String id,
            String externalId,
            String fullName,
            String email,
            String timezone,
            Map<String, Object> metadata,
            String createdAt,
            String updatedAt) {}

    private static Body decoded(WebhookSender.Request request) {
        return decoded(request.body(), Body.class);
    }

    private static <T> T decoded(String json, Class<T> type) {
        try {
            return STRICT.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static void assertNoUnpublishedNull(Record decoded, String event) {
        List<String> missing = Arrays.stream(decoded.getClass().getRecordComponents())
                .filter(component -> valueOf(component, decoded) == null)
                .map(component -> decoded.getClass().getSimpleName() + "." + component.getName())
                .filter(name -> !NULLABLE.contains(name))
                .toList();
        assertThat(missing).as(event).isEmpty();
    }

    private static Object valueOf(RecordComponent component, Record decoded) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(decoded);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Test
    void body_of_every_event_decodes_into_the_published_types() {
        List<Record> decoded = new ArrayList<>();
        Set<String> names = EveryEvent.received(merchant).stream()
                .map(request -> {
                    Body body = decoded(request);
                    Record data = decoded(body.data().toString(), TYPES.get(body.event()));
                    assertNoUnpublishedNull(body, body.event());
                    assertNoUnpublishedNull(data, request.body());
                    decoded.add(data);
                    return body.event();
                })
                .collect(Collectors.toSet());

        assertThat(names)
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(EventType::publishedName)
                        .collect(Collectors.toSet()))
                .isEqualTo(TYPES.keySet());
        assertThat(decoded)
                .filteredOn(FailedPayment.class::isInstance)
                .map(FailedPayment.class::cast)
                .allMatch(failed -> failed.invoiceId().isEmpty() && failed.provider() == Provider.commet)
                .map(FailedPayment::recoveryUrl)
                .anyMatch(Objects::isNull)
                .anyMatch(Objects::nonNull);
    }

    @Test
    void sample_of_every_event_decodes_into_the_published_types() {
        WebhookMerchant webhooks = new WebhookMerchant(server, client);
        for (Map.Entry<String, Class<? extends Record>> type : TYPES.entrySet()) {
            JsonNode endpoint = webhooks.endpoint(type.getKey());
            client.post(WebhookMerchant.path(endpoint) + "/test", null);
            Body body = decoded(webhooks.received(endpoint).get(0));

            assertThat(body.event()).isEqualTo(type.getKey());
            assertNoUnpublishedNull(decoded(body.data().toString(), type.getValue()), type.getKey());
        }
    }

    @Test
    void decoding_is_strict_about_types_nulls_and_constants() {
        for (String card : List.of(
                "{\"brand\":1,\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2030}",
                "{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":null,\"expYear\":2030}",
                "{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":\"12\",\"expYear\":2030}",
                "{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":1.5,\"expYear\":2030}",
                "{\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":12}")) {
            assertThatThrownBy(() -> STRICT.readValue(card, CardInfo.class))
                    .as(card)
                    .isInstanceOf(MismatchedInputException.class);
        }
        assertThatThrownBy(() -> STRICT.readValue("\"sandbox\"", Provider.class))
                .isInstanceOf(MismatchedInputException.class);
    }
}
