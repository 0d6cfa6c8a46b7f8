package dev.hexpay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Every list of the API, as its OpenAPI document describes them: alone, with each value of each filter, and from two weeks
 * ago.
 */
final class ListRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    private static final String ENDPOINT = "an endpoint, in the path";
    private static final String BEFORE = "createdBefore";
    // Events of that day are still kept.
    private static final Instant PAST = Instant.now().minus(Duration.ofDays(15));

    private final Target target;
    private final Map<String, String> values;
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> requests = new ArrayList<>();

    private ListRequests(Target target, Map<String, String> values) {
        this.target = target;
        this.values = values;
    }

    /** The lists of this server; what they filter by comes from two weeks ago. */
    static ListRequests of(Target target) throws IOException {
        JsonNode transaction = read(target, "/transactions?status=succeeded&limit=1&createdBefore=" + PAST)
                .at("/data/0");
        JsonNode payment =
                read(target, "/payments/" + transaction.at("/paymentId").asText());
        ListRequests lists = new ListRequests(
                target,
                Map.ofEntries(
                        Map.entry("customerId", payment.findValue("customerId").asText()),
                        Map.entry("email", transaction.at("/customerEmail").asText()),
                        Map.entry(
                                "customerEmail",
                                transaction.at("/customerEmail").asText()),
                        Map.entry("paymentId", transaction.at("/paymentId").asText()),
                        Map.entry("transactionId", transaction.at("/id").asText()),
                        Map.entry("invoiceId", payment.findValue("invoiceId").asText()),
                        Map.entry("object", transaction.at("/paymentId").asText()),
                        Map.entry("externalId", "none"),
                        Map.entry("subscriptionId", "none"),
                        Map.entry(
                                "eventId",
                                read(target, "/events?limit=1").at("/data/0/id").asText()),
                        Map.entry(
                                ENDPOINT,
                                read(target, "/webhooks").at("/data/0/id").asText()),
                        Map.entry("currency", "eur"),
                        Map.entry("type", "payment.failed"),
                        Map.entry("createdAfter", PAST.toString()),
                        Map.entry(BEFORE, PAST.toString())));
        JsonNode document = read(target, "/openapi.json");
        document.at("/paths").properties().forEach(path -> lists.add(document, path.getKey(), path.getValue()));
        lists.markEmpty();
        return lists;
    }

    private void add(JsonNode document, String path, JsonNode operations) {
        List<JsonNode> filters = StreamSupport.stream(
                        operations.at("/get/parameters").spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.get("$ref").asText().substring(1))
                        : parameter)
                .filter(parameter -> parameter.at("/in").asText().equals("query"))
                .toList();
        if (filters.stream().noneMatch(filter -> filter.at("/name").asText().equals("cursor"))) {
            return;
        }
        boolean isByTime =
                filters.stream().anyMatch(filter -> filter.at("/name").asText().equals(BEFORE));
        add(path, "");
        for (JsonNode filter : filters) {
            String name = filter.at("/name").asText();
            if (!PAGING.contains(name)) {
                for (String value : values(name, filter.at("/schema"))) {
                    add(path, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    if (isByTime && !name.equals(BEFORE)) {
                        add(
                                path,
                                name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&createdBefore="
                                        + PAST);
                    }
                }
            }
        }
    }

    private List<String> values(String name, JsonNode schema) {
        JsonNode allowed = schema.has("items") ? schema.at("/items/enum") : schema.at("/enum");
        if (values.containsKey(name)) {
            return List.of(values.get(name));
        }
        if (allowed.isMissingNode()) {
            throw new IllegalStateException("no value for the filter " + name);
        }
        return StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void add(String path, String query) {
        String id = values.get(path.startsWith("/webhooks") ? ENDPOINT : "customerId");
        names.add(
                path + (query.isEmpty() ? "" : "?" + query.replaceAll("=(\\w+_\\w{26}|[^&]*%40[^&]*|20[^&]*)", "=…")));
        requests.add(target.get(path.replace("{id}", id) + (query.isEmpty() ? "" : "?" + query)));
    }

    /** An empty page is found at once; its time says nothing about the others. */
    private void markEmpty() throws IOException {
        for (int i = 0; i < requests.size(); i++) {
            String body = Load.send(target.server().port(), requests.get(i)).body();
            if (JSON.readTree(body).at("/data").isEmpty()) {
                names.set(i, names.get(i) + " (no rows)");
            }
        }
    }

    private static JsonNode read(Target target, String path) throws IOException {
        return JSON.readTree(Load.send(target.server().port(), target.get(path)).body());
    }

    int size() {
        return names.size();
    }

    /** The path of a list with its filter. */
    String name(int index) {
        return names.get(index);
    }

    /** How long this list takes so often, one request after the other, in nanoseconds. */
    List<Long> send(int index, int times) throws Exception {
        Iterator<byte[]> same = Collections.nCopies(times, requests.get(index)).iterator();
        Load.Requests next = () -> same.hasNext() ? same.next() : null;
        return Load.run(target.server().port(), List.of(next), Duration.ofMinutes(10), 200)
                .latencies();
    }
}
