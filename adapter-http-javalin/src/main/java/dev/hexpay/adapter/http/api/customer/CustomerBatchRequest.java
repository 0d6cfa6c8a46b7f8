package dev.hexpay.adapter.http.api.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.Entry;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A batch of new customers. Each entry is validated alone: an invalid entry does not affect the others. */
record CustomerBatchRequest(
        @NotNull @Size(min = 1, max = MAX) @Entry(CustomerRequest.class)
        List<JsonNode> customers) {
    private static final int MAX = 100;

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
     * @param data null; {@link CustomerBatchResponse#withInput} adds the entry
     */
    record Failed(int index, String error, @Nullable JsonNode data) {
        private static Failed of(int index, String error) {
            return new Failed(index, error, null);
        }
    }

    Entries bind(RequestBinder binder) {
        List<Profile> valid = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        Map<ExternalId, Integer> indexes = new HashMap<>();
        for (int index = 0; index < customers.size(); index++) {
            JsonNode item = customers.get(index);
            if (!(item instanceof ObjectNode object)) {
                failed.add(Failed.of(index, "must be an object"));
                continue;
            }
            Violations violations = new Violations();
            CustomerRequest customer = binder.body(object, CustomerRequest.class, violations);
            ExternalId externalId = violations.all().isEmpty() ? customer.effectiveExternalId() : null;
            Integer first = externalId == null ? null : indexes.putIfAbsent(externalId, index);
            if (first != null) {
                violations.read(customer.id() == null ? "externalId" : "id", () -> {
                    throw new InvalidValueException("repeats that of customers." + first);
                });
            }
            if (violations.all().isEmpty()) {
                valid.add(customer.toProfile());
            } else {
                failed.add(Failed.of(index, describe(violations.all())));
            }
        }
        return new Entries(valid, failed);
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
