package dev.hexpay.application.event;

import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is published as an event.
 *
 * @param name the published name
 * @param occurredAt when it occurred
 * @param data the payload as JSON, which is inserted as it is
 */
public record EventBody(EventId id, String name, Instant occurredAt, String data) {
    // The payloads of both versions are the same.
    private static final String DEFAULT_VERSION = "2026-07-11";
    private static final LocalDate BARE = LocalDate.of(2026, 7, 24);
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** When it occurred, as it is published: ISO 8601 in UTC with milliseconds. */
    public String timestamp() {
        return MILLISECONDS.format(occurredAt);
    }

    /** The API version of bodies for who asks for {@code apiVersion}; null for the default one. */
    public static String versionFor(@Nullable LocalDate apiVersion) {
        return apiVersion == null || apiVersion.isBefore(BARE) ? DEFAULT_VERSION : BARE.toString();
    }

    /** The JSON for an endpoint of this scope. */
    public String of(Scope scope, @Nullable LocalDate apiVersion) {
        // No value but the payload contains a character that JSON escapes.
        return "{" + member("id", id.value())
                + "," + member("event", name)
                + "," + member("timestamp", timestamp())
                + "," + member("organizationId", scope.organization().value().toString())
                + "," + member("mode", WireName.of(scope.mode()))
                + "," + member("apiVersion", versionFor(apiVersion))
                + ",\"data\":" + data + "}";
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
