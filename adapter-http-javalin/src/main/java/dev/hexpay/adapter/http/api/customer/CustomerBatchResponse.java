package dev.hexpay.adapter.http.api.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.CardNumbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the result of a batch. */
record CustomerBatchResponse(
        List<Successful> successful,
        List<CustomerBatchRequest.Failed> failed,
        @OneOf("customer") String object,
        boolean livemode) {
    private static final int MAX_SEARCHED = 1000;
    private static final JsonNode REMOVED = TextNode.valueOf("[card number removed]");

    /** A customer that was created, or that existed before. */
    record Successful(String id, @Nullable String externalId, String email) {}

    static CustomerBatchResponse of(Scope scope, List<Customer> customers, List<CustomerBatchRequest.Failed> failed) {
        List<Successful> successful = customers.stream()
                .map(customer -> new Successful(
                        customer.id().value(),
                        CustomerResponse.externalId(customer),
                        customer.profile().email().value()))
                .toList();
        return new CustomerBatchResponse(
                successful, failed, "customer", scope.mode().isLive());
    }

    /**
     * The response with the failed entries as they were sent, but for card numbers. The response of an Idempotency-Key is
     * stored for a day; what failed may be anything, so it is not stored but taken from the request, which is the same each time.
     *
     * @param response a response of this kind without the entries, or an error
     * @param sent the entries of the request
     */
    static StoredResponse withInput(StoredResponse response, List<JsonNode> sent) {
        try {
            JsonNode body = Json.parse(response.body());
            for (JsonNode failed : body.path("data").path("failed")) {
                ((ObjectNode) failed)
                        .set(
                                "data",
                                withoutCardNumbers(
                                        sent.get(failed.path("index").asInt()).deepCopy()));
            }
            return new StoredResponse(response.status(), Json.write(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response of this server is not JSON", e);
        }
    }

    /** A longer text than any field has is not searched. */
    private static boolean mayShowCard(String text) {
        return text.length() > MAX_SEARCHED || CardNumbers.contains(text);
    }

    /** The same JSON, in which each string or number with a card number is replaced by a note. */
    private static JsonNode withoutCardNumbers(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(withoutCardNumbers(member.getValue())));
        } else if (json instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withoutCardNumbers(list.get(i)));
            }
        }
        return json.isValueNode() && mayShowCard(json.asText()) ? REMOVED : json;
    }
}
