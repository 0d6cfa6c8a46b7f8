package dev.hexpay.http.notification;

import dev.hexpay.application.port.in.AcceptProviderNotification;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The one door for all providers: they have no key, and sign what they send instead. */
public final class NotificationRoutes {
    private static final int MAX_BYTES = 64 * 1024;

    private final AcceptProviderNotification accept;

    /** Hands on what comes in. */
    public NotificationRoutes(AcceptProviderNotification accept) {
        this.accept = accept;
    }

    /** Adds the route. */
    public void addTo(ApiRoutes routes) {
        routes.postWithoutKey("/provider-notifications/{provider}", this::accept);
    }

    private StoredAnswer accept(Context context) {
        accept.accept(context.pathParam("provider"), headers(context), body(context));
        return Answers.ok(new ReceivedResponse(true));
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /** The bytes as they came: a signature is over these and no others. */
    private static byte[] body(Context context) {
        try {
            byte[] body = context.req().getInputStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw Refusal.of(
                        RefusalCode.PAYLOAD_TOO_LARGE, "A notification must have at most " + MAX_BYTES + " bytes.");
            }
            return body;
        } catch (IOException e) {
            throw Refusal.invalid("body", "must arrive whole");
        }
    }
}
