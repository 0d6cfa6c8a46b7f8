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

/** An authenticated API request. */
public final class ApiRequest {
    /** The header with which a client makes a request take effect once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Context context;
    private final Scope scope;
    private final Violations violations = new Violations();
    private @Nullable IdempotentCall idempotentCall;

    ApiRequest(Context context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    /** A request with an idempotency key, and what identifies the request. */
    public record IdempotentCall(IdempotencyKey key, String method, String target, ObjectNode body) {}

    /** The organization and mode of the API key. */
    public Scope scope() {
        return scope;
    }

    /** The value of a path parameter. */
    public String pathParam(String name) {
        return context.pathParam(name);
    }

    /**
     * The customer in the path. A malformed reference is reported as an unknown customer, not as a violation.
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
     * Reads the body and the idempotency key. Throws before {@code reader} builds its result if there are violations.
     *
     * @throws PaymentsException with all violations
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

    /** Reads a body in which no field is allowed. */
    public void requireEmptyBody() {
        body(fields -> () -> true);
    }

    /**
     * Reads the query parameters. Throws before {@code reader} builds its result if there are violations.
     *
     * @throws PaymentsException with all violations
     */
    public <T> T query(Function<Query, Supplier<T>> reader) {
        Supplier<T> result = reader.apply(new Query(context.queryString(), violations));
        violations.refuseIfAny();
        return result.get();
    }

    /** The request with its idempotency key, after the body has been read; null when it has no key. */
    public @Nullable IdempotentCall idempotentCall() {
        return idempotentCall;
    }

    /** Sets a header of the response. */
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
