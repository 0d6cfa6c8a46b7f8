package dev.hexpay.http.api;

import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.http.json.Envelope;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Makes answers of results, and sends them. */
public final class Answers {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private Answers() {}

    /** Here it is. */
    public static StoredAnswer ok(Object data) {
        return new StoredAnswer(OK, Envelope.one(data));
    }

    /** It was made. */
    public static StoredAnswer created(Object data) {
        return new StoredAnswer(CREATED, Envelope.one(data));
    }

    /** Part of a list; the cursor of the next part is the id of the last item of this one. */
    public static <T> StoredAnswer list(Page<T> page, Function<T, ?> view, Function<T, String> id) {
        List<T> items = page.items();
        String next = page.hasMore() ? Cursors.of(id.apply(items.get(items.size() - 1))) : null;
        return new StoredAnswer(OK, Envelope.many(items.stream().map(view).toList(), next));
    }

    /** Sends the answer as it is. */
    public static void send(Context context, StoredAnswer answer) {
        context.status(answer.status());
        context.contentType("application/json");
        context.result(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
