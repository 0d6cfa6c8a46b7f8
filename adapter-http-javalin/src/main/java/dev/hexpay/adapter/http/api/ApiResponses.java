package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.api.bind.Cursors;
import dev.hexpay.adapter.http.json.Envelope;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Builds and sends successful responses. */
public final class ApiResponses {
    private ApiResponses() {}

    /** Status 200 with one object. */
    public static StoredResponse ok(Object data) {
        return new StoredResponse(HttpStatus.OK.getCode(), Envelope.one(data));
    }

    /** Status 201 with the created object. */
    public static StoredResponse created(Object data) {
        return new StoredResponse(HttpStatus.CREATED.getCode(), Envelope.one(data));
    }

    /** Status 200 with one page of a list; the next cursor is the id of the last item of this page. */
    public static <T> StoredResponse list(Page<T> page, Function<T, ?> view, Function<T, String> id) {
        List<T> items = page.items();
        String next = page.hasMore() ? Cursors.encode(id.apply(items.get(items.size() - 1))) : null;
        return new StoredResponse(
                HttpStatus.OK.getCode(), Envelope.many(items.stream().map(view).toList(), next));
    }

    /** The id of the object in a response; empty when it has none. */
    static String idOf(StoredResponse response) {
        return Envelope.idIn(response.body());
    }

    /** The body of the response in the form of a version. */
    public static byte[] bytes(StoredResponse response, ApiVersion version) {
        return version.format(response.body()).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the response, compressed when it is long and the client accepts it. */
    public static void send(Context context, StoredResponse response) {
        context.status(response.status());
        context.header("Vary", "Accept-Encoding");
        send(context, "application/json", bytes(response, ApiVersion.served(context)));
    }

    /** Sends these bytes, compressed when they are many and the client accepts it. */
    public static void send(Context context, String contentType, byte[] body) {
        context.contentType(contentType);
        if (body.length > Gzip.MIN_BYTES && Gzip.isAccepted(context.header("Accept-Encoding"))) {
            context.header("Content-Encoding", "gzip");
            context.result(Gzip.compress(body));
        } else {
            context.result(body);
        }
    }
}
