package dev.hexpay.adapter.http.notification;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.provider.AcceptProviderNotification;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The endpoint for notifications of all providers. Providers have no API key: they sign what they send. */
public final class NotificationRoutes {
    /** The metadata of an object of Stripe alone can have 300 KiB, escaped: 50 values of 500 characters. */
    private static final int MAX_BYTES = 512 * 1024;

    private final AcceptProviderNotification accept;

    /** Passes notifications to the use case. */
    public NotificationRoutes(AcceptProviderNotification accept) {
        this.accept = accept;
    }

    /** Adds the route. */
    public void addTo(ApiRoutes routes) {
        routes.postUnauthenticated(
                "/provider-notifications/{provider}",
                MAX_BYTES,
                Documentation.of("Notify of an event of a provider")
                        .takesAnyContent()
                        .returns(ReceivedResponse.class)
                        .fails(ErrorCode.NOT_FOUND),
                this::accept);
    }

    private StoredResponse accept(Context context) {
        accept.accept(context.pathParam("provider"), headers(context), body(context));
        return ApiResponses.ok(new ReceivedResponse(true));
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /** The unchanged bytes of the body: the signature covers exactly these. */
    private static byte[] body(Context context) {
        byte[] body = RequestBodies.of(context);
        if (body.length > MAX_BYTES) {
            throw PaymentsException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE, "A notification must have at most " + MAX_BYTES + " bytes.");
        }
        return body;
    }
}
