package dev.hexpay.adapter.http.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.EmptyRequest;
import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** An authenticated API request. */
public final class ApiRequest {
    /** The header with which a client makes a request take effect once. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Context context;
    private final Scoped<ApiKey> key;
    private final RequestBinder binder;
    private @Nullable IdempotentCall idempotentCall;

    ApiRequest(Context context, Scoped<ApiKey> key, RequestBinder binder) {
        this.context = context;
        this.key = key;
        this.binder = binder;
    }

    /** A request with an idempotency key, and what identifies the request. */
    public record IdempotentCall(IdempotencyKey key, String method, String target, ObjectNode body) {}

    /** The organization and mode of the API key. */
    public Scope scope() {
        return key.scope();
    }

    /** The API key. */
    public ApiKeyId apiKey() {
        return key.value().id();
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
        } catch (InvalidValueException malformed) {
            throw IdKind.CUSTOMER.notFound();
        }
    }

    /**
     * Binds the body to a request record, and reads the idempotency key. Such a request has no query parameters.
     *
     * @throws PaymentsException with all violations
     */
    public <R extends Record> R body(Class<R> type) {
        Violations violations = headerViolations();
        binder.query(context.queryString(), EmptyRequest.class, violations);
        ObjectNode object = JsonBody.read(RequestBodies.of(context), context.header("Content-Type"));
        R body = binder.body(object, type, violations);
        String header = context.header(IDEMPOTENCY_KEY);
        IdempotencyKey key = header == null ? null : violations.read(IDEMPOTENCY_KEY, () -> new IdempotencyKey(header));
        violations.throwIfAny();
        if (key != null) {
            idempotentCall = new IdempotentCall(key, context.method().name(), ApiRoutes.target(context), object);
        }
        return body;
    }

    /**
     * Reads a body in which no field is allowed.
     *
     * @throws PaymentsException with all violations
     */
    public void requireEmptyBody() {
        body(EmptyRequest.class);
    }

    /**
     * Binds the query parameters to a request record.
     *
     * @throws PaymentsException with all violations
     */
    <R extends Record> R query(Class<R> type) {
        Violations violations = headerViolations();
        R query = binder.query(context.queryString(), type, violations);
        violations.throwIfAny();
        return query;
    }

    private Violations headerViolations() {
        Violations violations = new Violations();
        String version = context.header(ApiVersion.HEADER);
        if (version != null) {
            violations.read(ApiVersion.HEADER, () -> ApiVersion.check(version));
        }
        return violations;
    }

    /** Binds objects inside the body. */
    public RequestBinder binder() {
        return binder;
    }

    /** The request with its idempotency key, after the body has been read; null when it has no key. */
    public @Nullable IdempotentCall idempotentCall() {
        return idempotentCall;
    }

    /** The version of the API that is served. */
    public ApiVersion version() {
        return ApiVersion.served(context);
    }

    /** The limits that apply to this request. */
    public RequestLimits limits() {
        return RequestLimits.of(context);
    }

    /** Sets a header of the response. */
    public void responseHeader(String name, String value) {
        context.header(name, value);
    }
}
