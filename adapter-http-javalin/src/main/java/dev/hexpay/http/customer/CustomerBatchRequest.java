package dev.hexpay.http.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Problems;
import dev.hexpay.http.input.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Many new customers at once. Each is judged alone: what is wrong with one keeps none of the others out.
 *
 * @param good those that can be made
 * @param failed those that cannot
 */
record CustomerBatchRequest(List<Profile> good, List<Failed> failed) {
    private static final int MAX = 100;

    /**
     * One that was not made.
     *
     * @param index its place in what was sent, from 0
     * @param error what is wrong with it
     * @param data as it was sent
     */
    record Failed(int index, String error, JsonNode data) {}

    static Supplier<CustomerBatchRequest> read(Fields body) {
        Read<List<JsonNode>> customers = body.requiredList("customers", 1, MAX);
        return () -> of(customers.get());
    }

    private static CustomerBatchRequest of(List<JsonNode> sent) {
        List<Profile> good = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (int index = 0; index < sent.size(); index++) {
            JsonNode item = sent.get(index);
            if (!(item instanceof ObjectNode object)) {
                failed.add(new Failed(index, "must be an object", item));
                continue;
            }
            Problems problems = new Problems();
            Supplier<Profile> profile = Fields.read(object, problems, CustomerRequest::read);
            if (problems.all().isEmpty()) {
                good.add(profile.get());
            } else {
                failed.add(new Failed(index, told(problems.all()), item));
            }
        }
        return new CustomerBatchRequest(good, failed);
    }

    private static String told(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + " " + problem.message())
                .collect(Collectors.joining("; "));
    }
}
