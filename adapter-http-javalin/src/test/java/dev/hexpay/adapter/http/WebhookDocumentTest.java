package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/webhooks.md} says about bodies and signatures is what endpoints receive. */
class WebhookDocumentTest extends MerchantTestBed {
    private static final String DELIVERY = "webhook_delivery";
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z -]+) \\| `(.*)` \\|$");

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "webhooks.md"));
    }

    /** The samples of the document by the name of their event; the delivery by what it is. */
    private static Map<String, JsonNode> samples() throws IOException {
        Map<String, JsonNode> samples = new TreeMap<>();
        for (String json :
                JSON.matcher(document()).results().map(match -> match.group(1)).toList()) {
            JsonNode sample = Client.MAPPER.readTree(json);
            String name = sample.path("object").asText(sample.path("event").asText());
            assertThat(samples.put(name, sample)).as(json).isNull();
        }
        return samples;
    }

    /** Path and kind of every member, in their order; a value that can be null has both kinds in one of two bodies. */
    private static List<String> members(JsonNode node, String path) {
        if (!node.isObject() || path.endsWith("metadata")) {
            return List.of(path + " " + node.getNodeType());
        }
        return node.properties().stream()
                .flatMap(member -> members(member.getValue(), path + "." + member.getKey()).stream())
                .toList();
    }

    private static boolean matches(List<String> documented, List<String> sent) {
        return documented.size() == sent.size()
                && Stream.iterate(0, i -> i < sent.size(), i -> i + 1)
                        .allMatch(i -> documented.get(i).equals(sent.get(i))
                                || (name(documented.get(i)).equals(name(sent.get(i)))
                                        && sent.get(i).endsWith(" NULL")));
    }

    private static String name(String member) {
        return member.substring(0, member.indexOf(' '));
    }

    @Test
    void document_has_a_sample_of_every_event() throws IOException {
        assertThat(samples().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(DELIVERY),
                                Arrays.stream(EventType.values()).map(EventType::publishedName))
                        .toList());
        assertThat(document())
                .contains(EventName.PUBLISHED.stream().sorted().toList().stream()
                        .map(name -> "`" + name + "`")
                        .toList());
    }

    @Test
    void samples_have_the_members_of_what_is_sent() throws IOException, JsonProcessingException {
        Map<String, JsonNode> samples = samples();
        List<String> wrong = new ArrayList<>();
        for (WebhookSender.Request request : EveryEvent.received(merchant)) {
            JsonNode sent = Client.MAPPER.readTree(request.body());
            JsonNode sample = samples.get(sent.get("event").asText());
            if (sample == null || !matches(members(sample, ""), members(sent, ""))) {
                wrong.add(request.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void delivery_has_the_members_of_the_response() throws IOException {
        WebhookMerchant webhooks = new WebhookMerchant(server, client);
        JsonNode endpoint = webhooks.endpoint("customer.created");
        webhooks.customer("grace@example.com");
        server.deliverWebhooks();
        JsonNode sample = samples().get(DELIVERY);
        JsonNode sent = webhooks.deliveries(endpoint).get(0);

        assertThat(names(sample)).isEqualTo(names(sent));
        assertThat(names(sample.at("/attempts/0"))).isEqualTo(names(sent.at("/attempts/0")));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void samples_show_a_value_where_one_can_be() throws IOException {
        Map<String, List<String>> values = new TreeMap<>();
        for (WebhookSender.Request request : EveryEvent.received(merchant)) {
            JsonNode sent = Client.MAPPER.readTree(request.body());
            values.computeIfAbsent(sent.get("event").asText(), name -> new ArrayList<>())
                    .addAll(members(sent, ""));
        }
        Map<String, JsonNode> events = samples();
        events.remove(DELIVERY);
        events.forEach((name, sample) -> assertThat(members(sample, ""))
                .filteredOn(member -> member.endsWith(" NULL"))
                .as(name)
                .allMatch(member -> values.get(name).stream()
                        .noneMatch(sent -> name(sent).equals(name(member)) && !sent.endsWith(" NULL"))));
    }

    @Test
    void test_vector_is_signed_as_the_document_says() throws IOException {
        Map<String, String> vector = new TreeMap<>();
        for (MatchResult row : ROW.matcher(document()).results().toList()) {
            vector.put(row.group(1), row.group(2));
        }
        long sentAt = Long.parseLong(vector.get("webhook-timestamp"));
        SignedEvent event = new SignedEvent(
                new EventId(vector.get("webhook-id")), "customer.created", Instant.EPOCH, vector.get("body"));

        Map<String, String> headers = WebhookSignature.headers(
                event, Instant.ofEpochSecond(sentAt), List.of(new WebhookSecret(vector.get("secret"))));

        assertThat(headers.get("webhook-signature")).isEqualTo(vector.get("webhook-signature"));
        assertThat(headers.get("X-Commet-Signature")).isEqualTo(vector.get("x-commet-signature"));
    }
}
