package dev.hexpay.http.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.http.input.BodyReader;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Problems;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of the API by a caller who is known. */
public final class Call {
    /** The header by which a client names a request that shall take effect once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Context context;
    private final Scope scope;
    private final Problems problems = new Problems();
    private @Nullable Keyed keyed;

    Call(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    /** A request under the client's own key, and what it asks. */
    public record Keyed(IdempotencyKey key, String method, String target, ObjectNode body) {}

    /** Whose data the caller may see. */
    public Scope scope() {
        return scope;
    }

    /** The part of the address that the route leaves open. */
    public String pathParam(String name) {
        return context.pathParam(name);
    }

    /**
     * The customer that the address names. A name that nobody can have is no wrong field there, but a customer who is
     * not there.
     *
     * @throws Refusal {@code customer_not_found}
     */
    public CustomerReference customerParam(String name) {
        try {
            return new CustomerReference(pathParam(name));
        } catch (Refusal refusal) {
            throw IdKind.CUSTOMER.notFound();
        }
    }

    /**
     * What {@code reader} makes of the body, once nothing is wrong with the request.
     *
     * @throws Refusal everything that is wrong
     */
    public <T> T body(Function<Fields, Supplier<T>> reader) {
        ObjectNode object = BodyReader.read(stream(), context.header("Content-Type"));
        Supplier<T> result = Fields.read(object, problems, reader);
        Read<IdempotencyKey> key =
                problems.header(IDEMPOTENCY_KEY, context.header(IDEMPOTENCY_KEY), IdempotencyKey::new);
        problems.refuseIfAny();
        if (key.sent()) {
            keyed = new Keyed(key.get(), context.method().name(), ApiRoutes.target(context), object);
        }
        return result.get();
    }

    /** Reads a body that has nothing to say. */
    public void emptyBody() {
        body(nothing -> () -> true);
    }

    /**
     * What {@code reader} makes of the query parameters, once nothing is wrong with the request.
     *
     * @throws Refusal everything that is wrong
     */
    public <T> T query(Function<Query, Supplier<T>> reader) {
        Supplier<T> result = reader.apply(new Query(context.queryString(), problems));
        problems.refuseIfAny();
        return result.get();
    }

    /** The key of this request and what it asks, once the body has been read; null when it has no key. */
    public @Nullable Keyed keyed() {
        return keyed;
    }

    /** Sets a header of the answer. */
    public void answerHeader(String name, String value) {
        context.header(name, value);
    }

    private InputStream stream() {
        try {
            return context.req().getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
