package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.FormBuilder;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints and their deliveries. */
final class EndpointsPage {
    static final String PATH = "/webhooks";

    private final WebhookPorts webhooks;

    EndpointsPage(WebhookPorts webhooks) {
        this.webhooks = webhooks;
    }

    static String href(OperatorRequest request, WebhookEndpointId id) {
        return request.href(PATH + "/" + id.value());
    }

    Reply list(OperatorRequest request) {
        Listing<WebhookEndpoint, WebhookEndpointId> listing = new Listing<>(
                PATH,
                List.of(
                        Listing.column(
                                "URL",
                                row -> Cell.text(row.settings().url().value()).linkedTo(href(request, row.id()))),
                        Listing.column("Status", row -> Statuses.of(row.state())),
                        Listing.column(
                                "Events",
                                row -> Formats.count(row.settings().events().size())),
                        Listing.column(
                                "Description",
                                row -> row.settings().description() == null
                                        ? Cell.NONE
                                        : Cell.text(row.settings().description().value())),
                        Listing.column("Created", row -> Formats.time(row.createdAt())),
                        Listing.column("Id", row -> Cell.code(row.id().value()).linkedTo(href(request, row.id())))),
                page -> webhooks.queries().list(request.scope(), page),
                new Ids<>(WebhookEndpoint::id, WebhookEndpointId::value, WebhookEndpointId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("webhooks");
        }
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(listing.table(request, "No endpoints."));
        if (request.may(OperatorAction.CREATE_WEBHOOK)) {
            FormBuilder form = FormBuilder.to(request, PATH).titled("New endpoint", "Its secret is shown once.");
            fields(null).forEach(form::with);
            blocks.add(form.submit("Create endpoint"));
        }
        return Reply.Html.of("Webhooks", List.of(), blocks);
    }

    private static List<Field> fields(@Nullable WebhookEndpoint endpoint) {
        WebhookEndpoint.Settings settings = endpoint == null ? null : endpoint.settings();
        TreeSet<String> names = new TreeSet<>(
                Arrays.stream(EventType.values()).map(EventType::publishedName).toList());
        String chosen = "";
        String description = "";
        String version = "";
        if (settings != null) {
            settings.events().forEach(event -> names.add(event.value()));
            chosen = settings.events().stream().map(EventName::value).collect(Collectors.joining(","));
            description =
                    settings.description() == null ? "" : settings.description().value();
            version = settings.apiVersion() == null ? "" : settings.apiVersion().toString();
        }
        List<Field.Option> events =
                names.stream().map(name -> new Field.Option(name, name, false)).toList();
        return List.of(
                Field.text("url", "URL")
                        .ofType("url")
                        .mandatory()
                        .withValue(settings == null ? "" : settings.url().value()),
                Field.select("events", "Events", events).ofType("checks").withValue(chosen),
                Field.text("description", "Description").withValue(description),
                Field.text("apiVersion", "API version")
                        .withHint("A date such as 2026-07-24; without it, the default one")
                        .withValue(version));
    }

    Reply show(OperatorRequest request) {
        WebhookEndpointId id = WebhookEndpointId.parse(request.path("id"));
        WebhookEndpoint endpoint = webhooks.queries().get(request.scope(), id);
        Filter filter = new Filter(request);
        DeliveryFilter wanted = new DeliveryFilter(
                filter.of("status", "Status", DeliveryFilter.Status.class),
                filter.of(Field.text("event", "Id of an event"), EventId::parse));
        Listing<WebhookDelivery, WebhookDeliveryId> listing = deliveries(request, id, wanted);
        if (Listing.isCsv(request)) {
            return listing.csv("deliveries");
        }
        List<Block> blocks = new ArrayList<>(Flash.of(request));
        blocks.add(new Block.Facts(
                "",
                List.of(
                        new Fact("Status", Statuses.of(endpoint.state())),
                        new Fact("URL", Cell.text(endpoint.settings().url().value())),
                        new Fact(
                                "Events",
                                Cell.text(endpoint.settings().events().stream()
                                        .map(EventName::value)
                                        .collect(Collectors.joining("\n")))),
                        new Fact(
                                "API version",
                                endpoint.settings().apiVersion() == null
                                        ? Cell.text("default")
                                        : Cell.text(
                                                endpoint.settings().apiVersion().toString())),
                        new Fact("Created", Formats.time(endpoint.createdAt())),
                        new Fact("Id", Cell.code(id.value())))));
        blocks.addAll(forms(request, endpoint));
        blocks.add(new Block.Text("Deliveries", ""));
        blocks.addAll(filter.blocks(PATH + "/" + id.value()));
        blocks.add(listing.table(request, "No deliveries match."));
        List<Link> crumbs = List.of(new Link("Webhooks", request.href(PATH)));
        return Reply.Html.of(endpoint.settings().url().value(), crumbs, blocks);
    }

    private Listing<WebhookDelivery, WebhookDeliveryId> deliveries(
            OperatorRequest request, WebhookEndpointId endpoint, DeliveryFilter filter) {
        String path = PATH + "/" + endpoint.value();
        return new Listing<>(
                path,
                List.of(
                        Listing.column(
                                "Event",
                                row -> Cell.text(row.eventName())
                                        .linkedTo(request.href(EventsPage.PATH + "/"
                                                + row.event().value()))),
                        Listing.column("Status", row -> Statuses.of(row.state())),
                        Listing.column("Attempts", row -> Formats.count(row.attempts())),
                        Listing.column(
                                "Next attempt", row -> Formats.time(row.dueAt().orElse(null))),
                        Listing.column("Created", row -> Formats.time(row.createdAt())),
                        Listing.column(
                                "Id",
                                row -> Cell.code(row.id().value())
                                        .linkedTo(request.href(
                                                path + "/deliveries/" + row.id().value())))),
                page -> webhooks.queries().deliveries(request.scope(), endpoint, filter, page),
                new Ids<>(WebhookDelivery::id, WebhookDeliveryId::value, WebhookDeliveryId::parse));
    }

    private static List<Block> forms(OperatorRequest request, WebhookEndpoint endpoint) {
        String path = PATH + "/" + endpoint.id().value();
        List<Block> forms = new ArrayList<>();
        if (request.may(OperatorAction.TEST_WEBHOOK)) {
            forms.add(FormBuilder.to(request, path + "/test")
                    .titled(
                            "Send a test event",
                            "A sample of its first event, once. It names objects that do not exist.")
                    .submit("Send test event"));
        }
        if (request.may(OperatorAction.UPDATE_WEBHOOK)) {
            FormBuilder form = FormBuilder.to(request, path + "/edit").titled("Edit", "");
            fields(endpoint).forEach(form::with);
            List<Field.Option> states = List.of(
                    new Field.Option("enabled", "Active", endpoint.isActive()),
                    new Field.Option("disabled", "Disabled", !endpoint.isActive()));
            forms.add(form.with(Field.select("state", "Status", states).mandatory())
                    .submit("Save"));
        }
        if (request.may(OperatorAction.REPLAY_EVENTS)) {
            forms.add(FormBuilder.to(request, path + "/replay")
                    .titled("Replay events", "Sends the events of whole days again, also those that were delivered.")
                    .with(Field.text("from", "From").ofType("date").mandatory())
                    .with(Field.text("to", "To").ofType("date").mandatory())
                    .submit("Replay"));
        }
        if (request.may(OperatorAction.ROTATE_WEBHOOK_SECRET)) {
            forms.add(FormBuilder.to(request, path + "/secret")
                    .titled("Rotate the secret", "The one before signs along for a day.")
                    .dangerous()
                    .submit("Rotate secret"));
        }
        if (request.may(OperatorAction.DELETE_WEBHOOK)) {
            forms.add(FormBuilder.to(request, path + "/delete")
                    .titled("Delete this endpoint", "Its deliveries are deleted, too.")
                    .dangerous()
                    .submit("Delete endpoint"));
        }
        return forms;
    }
}
