package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merchant with webhook endpoints. */
final class WebhookFixture {
    final UseCaseFixture merchant = new UseCaseFixture();

    CreateWebhook.Result endpoint(String... eventNames) {
        return endpointAt("https://shop.example/hooks", eventNames);
    }

    CreateWebhook.Result endpointAt(String url, String... eventNames) {
        return merchant.useCases.webhooks().create().create(merchant.scope, settings(url, eventNames));
    }

    static WebhookEndpoint.Settings settings(String url, String... eventNames) {
        return new WebhookEndpoint.Settings(
                new WebUrl(url), Arrays.stream(eventNames).map(EventName::new).toList(), null, null);
    }

    Payment openLink() {
        return merchant.open(aLinkOf(25_00));
    }

    Payment paidLink() {
        return merchant.pay(openLink(), with(TestCard.SUCCEEDS));
    }

    void distribute() {
        merchant.useCases.jobs().distributeEvents().runOnce(1000);
    }

    /** Distributes new events and sends what is due now. */
    void deliver() {
        distribute();
        send();
    }

    void send() {
        for (int i = 0; i < 50; i++) {
            merchant.useCases.jobs().deliverWebhooks().runOnce(1);
            merchant.useCases.jobs().retryWebhooks().runOnce(1);
        }
    }

    void pass(Duration time) {
        merchant.clock.set(merchant.clock.instant().plus(time));
    }

    List<String> receivedNames() {
        return merchant.receiver.received().stream()
                .map(request -> header(request, "X-Commet-Event"))
                .toList();
    }

    List<String> receivedIds() {
        return merchant.receiver.received().stream()
                .map(request -> header(request, "webhook-id"))
                .toList();
    }

    static String header(Request request, String name) {
        String value = request.headers().get(name);
        assertThat(value).as(name).isNotNull();
        return String.valueOf(value);
    }

    /** The ids in the event log, the oldest first. */
    List<String> recordedIds(@Nullable String name) {
        EventFilter filter = EventFilter.ALL.withName(name == null ? null : new EventName(name));
        List<String> ids = new ArrayList<>(
                merchant
                        .useCases
                        .webhooks()
                        .events()
                        .list(merchant.scope, filter, PageRequest.first(100))
                        .items()
                        .stream()
                        .map(event -> event.id().value())
                        .toList());
        Collections.reverse(ids);
        return ids;
    }

    WebhookEndpoint reload(CreateWebhook.Result created) {
        return merchant.useCases
                .webhooks()
                .queries()
                .get(merchant.scope, created.endpoint().id());
    }

    /** The deliveries of the endpoint, the oldest first. */
    List<WebhookDelivery> deliveries(CreateWebhook.Result created) {
        List<WebhookDelivery> all = new ArrayList<>(merchant.useCases
                .webhooks()
                .queries()
                .deliveries(merchant.scope, created.endpoint().id(), DeliveryFilter.ALL, PageRequest.first(100))
                .items());
        Collections.reverse(all);
        return all;
    }

    WebhookDelivery onlyDelivery(CreateWebhook.Result created) {
        List<WebhookDelivery> all = deliveries(created);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    List<DeliveryAttempt> attempts(WebhookDelivery delivery) {
        return merchant.useCases
                .webhooks()
                .queries()
                .attemptsOf(merchant.scope, List.of(delivery))
                .getOrDefault(delivery.id(), List.of());
    }
}
