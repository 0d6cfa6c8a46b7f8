package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Actions;
import dev.hexpay.adapter.operator.web.Actions.Done;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.FormInput;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.adapter.operator.web.SecretPage;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.webhook.CreateWebhook;
import dev.hexpay.application.port.in.webhook.UpdateWebhook.Activation;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is done with webhook endpoints and deliveries. */
final class EndpointActions {
    private static final String PATH = EndpointsPage.PATH;
    // The digits of a ULID, in their order.
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final WebhookPorts webhooks;
    private final Actions actions;

    EndpointActions(WebhookPorts webhooks, Actions actions) {
        this.webhooks = webhooks;
        this.actions = actions;
    }

    Reply create(OperatorRequest request) {
        Settings settings = settings(request.form());
        return actions.showingOnce(
                request,
                null,
                secretPage(request),
                () -> secret(request, webhooks.create().create(request.scope(), settings), Flash.WEBHOOK_CREATED));
    }

    Reply rotate(OperatorRequest request) {
        WebhookEndpointId id = id(request);
        return actions.showingOnce(
                request,
                id.value(),
                secretPage(request),
                () -> secret(request, webhooks.rotateSecret().rotate(request.scope(), id), Flash.SECRET_ROTATED));
    }

    private static SecretPage secretPage(OperatorRequest request) {
        return new SecretPage(
                "Secret of the endpoint", "Secret of the endpoint", new Link("Webhooks", request.href(PATH)));
    }

    private static Done secret(OperatorRequest request, CreateWebhook.Result result, Flash flash) {
        return new Done(
                flash.at(EndpointsPage.href(request, result.endpoint().id())),
                result.endpoint().id().value(),
                result.secret().value());
    }

    Reply update(OperatorRequest request) {
        WebhookEndpointId id = id(request);
        Settings settings = settings(request.form());
        Activation activation = request.form().required("state", text -> Filter.constant(text, Activation.class));
        return actions.inTransaction(request, id.value(), () -> {
            webhooks.update().update(request.scope(), id, before -> settings, activation);
            return Done.at(Flash.WEBHOOK_UPDATED.at(EndpointsPage.href(request, id)));
        });
    }

    private static Settings settings(FormInput form) {
        WebUrl url = form.optional("url", WebUrl::new);
        List<EventName> events = form.optional("events", EndpointActions::names);
        Description description = form.optional("description", Description::new);
        LocalDate version = form.optional("apiVersion", EndpointActions::date);
        for (String name : List.of("url", "events")) {
            if (form.isMissing(name)) {
                form.reject(name, name.equals("events") ? "must have at least one" : "must not be empty");
            }
        }
        form.requireValid();
        if (url == null || events == null) {
            throw PaymentsException.invalid("url", "must not be empty");
        }
        return new Settings(url, events, description, version);
    }

    private static List<EventName> names(String text) {
        return Arrays.stream(text.split(",")).map(EventName::new).toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("must be a date such as 2026-07-24");
        }
    }

    Reply delete(OperatorRequest request) {
        WebhookEndpointId id = id(request);
        return actions.inTransaction(request, id.value(), () -> {
            webhooks.delete().delete(request.scope(), id);
            return Done.at(Flash.WEBHOOK_DELETED.at(request.href(PATH)));
        });
    }

    Reply test(OperatorRequest request) {
        WebhookEndpointId id = id(request);
        return actions.afterStep(
                request,
                id.value(),
                () -> request.test(() -> webhooks.test().test(request.scope(), id)),
                result -> Done.at((result.deliveredAt() == null ? Flash.TEST_FAILED : Flash.TEST_DELIVERED)
                        .at(EndpointsPage.href(request, id))));
    }

    Reply replay(OperatorRequest request) {
        WebhookEndpointId id = id(request);
        LocalDate from = request.form().required("from", Filter::day);
        LocalDate to = request.form().required("to", Filter::day);
        Instant end = Filter.start(to.plusDays(1));
        return actions.inTransaction(request, id.value(), () -> {
            webhooks.replay().replay(request.scope(), id, Filter.start(from), end);
            return Done.at(Flash.REPLAYED.at(EndpointsPage.href(request, id)));
        });
    }

    Reply showDelivery(OperatorRequest request) {
        WebhookEndpointId endpoint = id(request);
        WebhookDelivery delivery = delivery(request, endpoint);
        List<DeliveryAttempt> attempts = webhooks.queries()
                .attemptsOf(request.scope(), List.of(delivery))
                .getOrDefault(delivery.id(), List.of());
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(new Block.Facts(
                "",
                List.of(
                        new Fact("Status", Statuses.of(delivery.state())),
                        new Fact(
                                "Event",
                                Cell.text(delivery.eventName())
                                        .linkedTo(request.href(EventsPage.PATH + "/"
                                                + delivery.event().value()))),
                        new Fact("Next attempt", Formats.time(delivery.dueAt().orElse(null))),
                        new Fact("Id", Cell.code(delivery.id().value())))));
        if (request.may(OperatorAction.RETRY_DELIVERY)) {
            String path = PATH + "/" + endpoint.value() + "/deliveries/"
                    + delivery.id().value();
            blocks.add(FormBuilder.to(request, path + "/retry")
                    .titled("Send again", "It is sent now, and has all attempts of the schedule.")
                    .submit("Send again"));
        }
        blocks.add(Block.Table.of(
                "Attempts",
                List.of("Number", "Started", "Duration", "Response", "Body"),
                attempts.stream().map(EndpointActions::row).toList()));
        List<Link> crumbs = List.of(
                new Link("Webhooks", request.href(PATH)), new Link("Endpoint", EndpointsPage.href(request, endpoint)));
        return Reply.Html.of("Delivery of " + delivery.eventName(), crumbs, blocks);
    }

    private static List<Cell> row(DeliveryAttempt attempt) {
        AttemptResult result = attempt.result();
        boolean isGood = WebhookDelivery.isSuccess(result);
        String text = result instanceof AttemptResult.Response response
                ? Integer.toString(response.status())
                : result instanceof AttemptResult.NoResponse none ? none.cause().message() : "";
        return List.of(
                Formats.count(attempt.number()),
                Formats.time(attempt.startedAt()),
                Cell.number(
                        attempt.duration().toMillis() + " ms",
                        Long.toString(attempt.duration().toMillis())),
                Cell.status(text, text, isGood ? Tone.GOOD : Tone.BAD),
                result instanceof AttemptResult.Response response ? Cell.text(response.excerpt()) : Cell.NONE);
    }

    /** The list has the newest first: after the id that comes next, it begins with this one. */
    private WebhookDelivery delivery(OperatorRequest request, WebhookEndpointId endpoint) {
        WebhookDeliveryId id = WebhookDeliveryId.parse(request.path("delivery"));
        PageRequest<WebhookDeliveryId> from = new PageRequest<>(1, next(id));
        return webhooks.queries().deliveries(request.scope(), endpoint, DeliveryFilter.ALL, from).items().stream()
                .filter(delivery -> delivery.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PaymentsException.of(ErrorCode.NOT_FOUND, "There is no such delivery."));
    }

    private static WebhookDeliveryId next(WebhookDeliveryId id) {
        char[] digits = id.value().toCharArray();
        int last = digits.length - 1;
        while (DIGITS.indexOf(digits[last]) == DIGITS.length() - 1) {
            digits[last--] = DIGITS.charAt(0);
        }
        digits[last] = DIGITS.charAt(DIGITS.indexOf(digits[last]) + 1);
        return new WebhookDeliveryId(new String(digits));
    }

    Reply retry(OperatorRequest request) {
        WebhookEndpointId endpoint = id(request);
        WebhookDeliveryId id = WebhookDeliveryId.parse(request.path("delivery"));
        String page = EndpointsPage.href(request, endpoint) + "/deliveries/" + id.value();
        return actions.inTransaction(request, id.value(), () -> {
            webhooks.retryDelivery().retry(request.scope(), endpoint, id);
            return Done.at(Flash.DELIVERY_RETRIED.at(page));
        });
    }

    private static WebhookEndpointId id(OperatorRequest request) {
        return WebhookEndpointId.parse(request.path("id"));
    }
}
