package dev.hexpay.adapter.http.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.Scope;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of the API by a caller who is known. */
public final class ApiRequest {
    /** The header by which a client names a request that shall take effect once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Context context;
    private final Scope scope;
    private final Violations violations = new Violations();
    private @Nullable IdempotentCall idempotentCall;

    ApiRequest(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    /** A request under the client's own key, and what it asks. */
    public record IdempotentCall(IdempotencyKey key, String method, String target, ObjectNode body) {}

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
     * @throws PaymentsException {@code customer_not_found}
     */
    public CustomerReference customerParam(String name) {
        try {
            return new CustomerReference(pathParam(name));
        } catch (PaymentsException exception) {
            throw IdKind.CUSTOMER.notFound();
        }
    }

    /**
     * What {@code reader} makes of the body, once nothing is wrong with the request.
     *
     * @throws PaymentsException everything that is wrong
     */
    public <T> T body(Function<JsonFields, Supplier<T>> reader) {
        ObjectNode object = JsonBody.read(stream(), context.header("Content-Type"));
        Supplier<T> result = JsonFields.read(object, violations, reader);
        FieldValue<IdempotencyKey> key =
                violations.header(IDEMPOTENCY_KEY, context.header(IDEMPOTENCY_KEY), IdempotencyKey::new);
        violations.refuseIfAny();
        if (key.sent()) {
            idempotentCall = new IdempotentCall(key.get(), context.method().name(), ApiRoutes.target(context), object);
        }
        return result.get();
    }

    /** Reads a body that has nothing to say. */
    public void requireEmptyBody() {
        body(fields -> () -> true);
    }

    /**
     * What {@code reader} makes of the query parameters, once nothing is wrong with the request.
     *
     * @throws PaymentsException everything that is wrong
     */
    public <T> T query(Function<Query, Supplier<T>> reader) {
        Supplier<T> result = reader.apply(new Query(context.queryString(), violations));
        violations.refuseIfAny();
        return result.get();
    }

    /** The key of this request and what it asks, once the body has been read; null when it has no key. */
    public @Nullable IdempotentCall idempotentCall() {
        return idempotentCall;
    }

    /** Sets a header of the answer. */
    public void responseHeader(String name, String value) {
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
