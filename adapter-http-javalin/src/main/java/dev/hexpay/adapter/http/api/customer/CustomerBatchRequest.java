package dev.hexpay.adapter.http.api.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.text.CardNumbers;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A batch of new customers. Each entry is validated alone: an invalid entry does not affect the others. */
record CustomerBatchRequest(
        @NotNull @Size(min = 1, max = MAX) List<JsonNode> customers) {
    private static final int MAX = 100;
    private static final JsonNode REMOVED = TextNode.valueOf("[card number removed]");

    /**
     * The entries after their validation.
     *
     * @param valid the entries that can be created
     * @param failed the invalid entries
     */
    record Entries(List<Profile> valid, List<Failed> failed) {}

    /**
     * An entry that was not created.
     *
     * @param index its position in the request, from 0
     * @param error its violations, joined
     * @param data the entry as it was sent, without card numbers
     */
    record Failed(int index, String error, JsonNode data) {}

    Entries bind(RequestBinder binder) {
        List<Profile> valid = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (int index = 0; index < customers.size(); index++) {
            JsonNode item = customers.get(index);
            if (!(item instanceof ObjectNode object)) {
                failed.add(new Failed(index, "must be an object", withoutCardNumbers(item.deepCopy())));
                continue;
            }
            Violations violations = new Violations();
            CustomerRequest customer = binder.body(object, CustomerRequest.class, violations);
            if (violations.all().isEmpty()) {
                valid.add(customer.toProfile());
            } else {
                failed.add(new Failed(index, describe(violations.all()), withoutCardNumbers(item.deepCopy())));
            }
        }
        return new Entries(valid, failed);
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
        return json.isValueNode() && CardNumbers.contains(json.asText()) ? REMOVED : json;
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
