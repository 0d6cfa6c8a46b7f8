package dev.hexpay.adapter.http.api.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;

/**
 * The JSON of an event: the members of the body that endpoints receive, and what every object has.
 *
 * @param data the payload as it was recorded and is delivered, which is not parsed
 */
record EventResponse(
        String id,
        String event,
        String timestamp,
        String organizationId,
        @OneOf(constants = Mode.class) String mode,
        String apiVersion,
        @JsonRawValue String data,
        @OneOf("event") String object,
        boolean livemode) {
    static EventResponse of(Scope scope, EventRecord recorded, ApiVersion version) {
        return new EventResponse(
                recorded.id().value(),
                recorded.ref().name(),
                Timestamps.format(recorded.event().occurredAt()),
                scope.organization().value().toString(),
                WireName.of(scope.mode()),
                version.date(),
                recorded.data(),
                "event",
                scope.mode().isLive());
    }
}
