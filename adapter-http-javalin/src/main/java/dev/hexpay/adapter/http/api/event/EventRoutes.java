package dev.hexpay.adapter.http.api.event;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.event.EventQueries;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.EventId;

/** Endpoints of the event log. */
public final class EventRoutes {
    private final EventQueries events;

    /** Creates the endpoints. */
    public EventRoutes(EventQueries events) {
        this.events = events;
    }

    /** Adds the two routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/events",
                EventListRequest.class,
                Documentation.of("List events").lists(EventResponse.class),
                this::list);
        routes.get(
                "/events/{id}",
                Documentation.of("Get an event").returns(EventResponse.class).fails(ErrorCode.NOT_FOUND),
                this::get);
    }

    private StoredResponse list(ApiRequest request, EventListRequest query) {
        return ApiResponses.list(
                events.list(request.scope(), query.filter(), query.page()),
                event -> response(request, event),
                event -> event.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        EventId id = EventId.parse(request.pathParam("id"));
        return ApiResponses.ok(response(request, events.get(request.scope(), id)));
    }

    private static EventResponse response(ApiRequest request, EventRecord event) {
        return EventResponse.of(request.scope(), event, request.version());
    }
}
