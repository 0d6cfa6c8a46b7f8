package dev.hexpay.adapter.http.api.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A batch of new customers. Each entry is validated alone: an invalid entry does not affect the others.
 *
 * @param valid the entries that can be created
 * @param failed the invalid entries
 */
record CustomerBatchRequest(List<Profile> valid, List<Failed> failed) {
    private static final int MAX = 100;

    /**
     * An entry that was not created.
     *
     * @param index its position in the request, from 0
     * @param error its violations, joined
     * @param data the entry as it was sent
     */
    record Failed(int index, String error, JsonNode data) {}

    static Supplier<CustomerBatchRequest> read(JsonFields body) {
        FieldValue<List<JsonNode>> customers = body.requiredList("customers", 1, MAX);
        return () -> of(customers.get());
    }

    private static CustomerBatchRequest of(List<JsonNode> sent) {
        List<Profile> valid = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (int index = 0; index < sent.size(); index++) {
            JsonNode item = sent.get(index);
            if (!(item instanceof ObjectNode object)) {
                failed.add(new Failed(index, "must be an object", item));
                continue;
            }
            Violations violations = new Violations();
            Supplier<Profile> profile = JsonFields.read(object, violations, CustomerRequest::read);
            if (violations.all().isEmpty()) {
                valid.add(profile.get());
            } else {
                failed.add(new Failed(index, describe(violations.all()), item));
            }
        }
        return new CustomerBatchRequest(valid, failed);
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
