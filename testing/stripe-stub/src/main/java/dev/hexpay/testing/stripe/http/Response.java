package dev.hexpay.testing.stripe.http;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param delivery how much of it reaches the client
 * @param status the HTTP status
 * @param headers the headers of Stripe
 * @param body the text
 */
record Response(Delivery delivery, int status, Map<String, String> headers, String body) {
    /** How much of a response reaches the client. */
    enum Delivery {
        WHOLE,
        /** The connection is closed in the middle of the body. */
        BROKEN_OFF,
        /** The connection is closed without a response. */
        DROPPED
    }

    static final Response NONE = new Response(Delivery.DROPPED, 0, Map.of(), "");

    static Response of(int status, JsonObject body) {
        return new Response(Delivery.WHOLE, status, Map.of(), body.toString());
    }

    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(delivery, status, more, body);
    }

    Response withBody(String text) {
        return new Response(delivery, status, headers, text);
    }

    Response delivered(Delivery other) {
        return new Response(other, status, headers, body);
    }
}
