package dev.hexpay.adapter.operator.page;

import static dev.hexpay.adapter.operator.web.Listing.column;
import static dev.hexpay.adapter.operator.web.Listing.inFile;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Facts.Fact;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.Listing.Ids;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.port.in.event.EventQueries;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.webhook.EventName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event log. */
final class EventsPage {
    static final String PATH = "/events";

    private static final Pattern ID = Pattern.compile("[a-z]{2,5}_[0-9A-Z]{26}");

    private final EventQueries events;

    EventsPage(EventQueries events) {
        this.events = events;
    }

    Reply list(OperatorRequest request) {
        Filter filter = new Filter(request);
        List<Field.Option> names = Stream.concat(
                        Stream.of(new Field.Option("", "Any", false)),
                        Arrays.stream(EventType.values())
                                .map(EventType::publishedName)
                                .map(name -> new Field.Option(name, name, false)))
                .toList();
        EventFilter wanted = EventFilter.ALL
                .withName(filter.of(Field.select("event", "Event", names), EventName::new))
                .withSubject(filter.of(Field.text("about", "Id of an object"), EventsPage::id))
                .withOccurredAfter(filter.from("from", "From"))
                .withOccurredBefore(filter.to("to", "To"));
        Listing<EventRecord, EventId> listing = new Listing<>(
                PATH,
                List.of(
                        column("Event", row -> Cell.text(name(row)).linkedTo(href(request, row))),
                        column("Occurred", row -> Formats.time(row.event().occurredAt())),
                        column("About", row -> payment(request, row)),
                        inFile("Id", row -> Cell.code(row.id().value()).linkedTo(href(request, row)))),
                page -> events.list(request.scope(), wanted, page),
                new Ids<>(EventRecord::id, EventId::value, EventId::parse));
        if (Listing.isCsv(request)) {
            return listing.csv("events");
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        blocks.add(listing.table(request, "No events match."));
        return Reply.Html.of("Events", List.of(), blocks);
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new InvalidValueException("must be an id such as pay_…");
        }
        return text;
    }

    Reply show(OperatorRequest request) {
        EventRecord event = events.get(request.scope(), EventId.parse(request.path("id")));
        List<Block> blocks = List.of(
                new Block.Facts(
                        "",
                        List.of(
                                new Fact("Occurred", Formats.time(event.event().occurredAt())),
                                new Fact("About", payment(request, event)),
                                new Fact("Id", Cell.code(event.id().value())))),
                new Block.Code("Body of the webhook", event.body().of(request.scope(), null)));
        return Reply.Html.of(name(event), List.of(new Link("Events", request.href(PATH))), blocks);
    }

    private static Cell payment(OperatorRequest request, EventRecord row) {
        if (row.event().subjects().payment() != null) {
            return RefundPage.linked(request, row.event().subjects().payment());
        }
        @Nullable String customer = row.event().subjects().orderKey();
        return customer == null
                ? Cell.NONE
                : Cell.code(customer).linkedTo(request.href(CustomersPage.PATH + "/" + customer));
    }

    private static String name(EventRecord event) {
        return event.event().type().publishedName();
    }

    private static String href(OperatorRequest request, EventRecord event) {
        return request.href(PATH + "/" + event.id().value());
    }
}
