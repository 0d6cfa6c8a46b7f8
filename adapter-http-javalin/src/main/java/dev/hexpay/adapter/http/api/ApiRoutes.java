package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.api.Operation.Access;
import dev.hexpay.adapter.http.api.bind.EmptyRequest;
import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.bind.Violations;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scoped;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entry point of the API: every route is served with and without {@code /api/v1}, and requires an API key. */
public final class ApiRoutes {
    /** The attribute of a request that has the prefix below which the routes are mounted. */
    public static final String MOUNT_POINT = ApiRoutes.class.getName() + ".mountPoint";

    private static final String PREFIX = "/api/v1";
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final JavalinDefaultRoutingApi routes;
    private final AuthenticateApiKey authenticate;
    private final RequestBinder binder;
    private final PublicUrls publicUrls;
    private final List<Operation> operations;
    private final @Nullable String replacement;

    /** Adds endpoints to {@code routes}; {@code binder} binds their requests. */
    public ApiRoutes(
            JavalinDefaultRoutingApi routes,
            AuthenticateApiKey authenticate,
            RequestBinder binder,
            PublicUrls publicUrls) {
        this(routes, authenticate, binder, publicUrls, new ArrayList<>(), null);
    }

    private ApiRoutes(
            JavalinDefaultRoutingApi routes,
            AuthenticateApiKey authenticate,
            RequestBinder binder,
            PublicUrls publicUrls,
            List<Operation> operations,
            @Nullable String replacement) {
        this.routes = routes;
        this.authenticate = authenticate;
        this.binder = binder;
        this.publicUrls = publicUrls;
        this.operations = operations;
        this.replacement = replacement;
    }

    /** What was added so far, in that order; GET stands for HEAD as well. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Adds routes that {@link ApiVersion#BARE} no longer has; {@code replacement} names what it has instead. */
    public ApiRoutes replacedBy(String replacement) {
        return new ApiRoutes(routes, authenticate, binder, publicUrls, operations, replacement);
    }

    /** Handles the requests of a route. */
    @FunctionalInterface
    public interface Endpoint {
        /** Handles a request. */
        StoredResponse handle(ApiRequest request);
    }

    /** Handles the requests of a route with query parameters. */
    @FunctionalInterface
    public interface QueryEndpoint<Q extends Record> {
        /** Handles a request. */
        StoredResponse handle(ApiRequest request, Q query);
    }

    /** Handles the requests of a route that requires no API key. */
    @FunctionalInterface
    public interface PublicEndpoint {
        /** Handles a request. */
        StoredResponse handle(Context context);
    }

    /**
     * Adds a POST route without an API key; its endpoint authenticates the caller in another way.
     *
     * @param maxBytes the longest acceptable body; of a longer one the endpoint gets one byte more than that
     */
    public void postUnauthenticated(String path, int maxBytes, Documentation documentation, PublicEndpoint endpoint) {
        document(HandlerType.POST, path, EmptyRequest.class, Access.PUBLIC, documentation);
        Handler answer = context -> ApiResponses.send(context, endpoint.handle(context));
        handle(HandlerType.POST, path, prefix -> context -> {
            RequestLimits.of(context).requireAllowance(context);
            RequestBodies.read(context, maxBytes, answer);
        });
    }

    /** Adds a GET route without an API key, for any caller; HEAD returns the same headers without a body. */
    public void getUnauthenticated(String path, Documentation documentation, PublicEndpoint endpoint) {
        document(HandlerType.GET, path, EmptyRequest.class, Access.PUBLIC, documentation);
        Handler answer = context -> {
            RequestLimits.of(context).requireAllowance(context);
            Violations violations = new Violations();
            binder.query(context.queryString(), EmptyRequest.class, violations);
            violations.throwIfAny();
            ApiResponses.send(context, endpoint.handle(context));
        };
        handle(HandlerType.GET, path, prefix -> answer);
        handle(HandlerType.HEAD, path, prefix -> answer);
    }

    /** Adds a GET route without query parameters; HEAD returns the same headers without a body. */
    public void get(String path, Documentation documentation, Endpoint endpoint) {
        get(path, EmptyRequest.class, documentation, (request, none) -> endpoint.handle(request));
    }

    /** Adds a GET route whose query parameters are the components of a record. */
    public <Q extends Record> void get(
            String path, Class<Q> parameters, Documentation documentation, QueryEndpoint<Q> endpoint) {
        document(HandlerType.GET, path, parameters, Access.API_KEY, documentation);
        add(HandlerType.GET, path, request -> endpoint.handle(request, request.query(parameters)));
        add(HandlerType.HEAD, path, request -> endpoint.handle(request, request.query(parameters)));
    }

    /** Adds a POST route. */
    public void post(String path, Documentation documentation, Endpoint endpoint) {
        change(HandlerType.POST, path, documentation, endpoint);
    }

    /** Adds a route that changes an object: with PATCH, and with PUT in versions before {@link ApiVersion#BARE}. */
    public void update(String path, Documentation documentation, Endpoint endpoint) {
        change(HandlerType.PATCH, path, documentation, endpoint);
        replacedBy("PATCH " + path).change(HandlerType.PUT, path, documentation, endpoint);
    }

    /** Adds a DELETE route. */
    public void delete(String path, Documentation documentation, Endpoint endpoint) {
        change(HandlerType.DELETE, path, documentation, request -> {
            request.query(EmptyRequest.class);
            return endpoint.handle(request);
        });
    }

    private void change(HandlerType method, String path, Documentation documentation, Endpoint endpoint) {
        document(method, path, EmptyRequest.class, Access.API_KEY, documentation);
        add(method, path, endpoint);
    }

    private void document(
            HandlerType method,
            String path,
            Class<? extends Record> query,
            Access access,
            Documentation documentation) {
        operations.add(new Operation(method, path, query, documentation, access, replacement));
    }

    private void add(HandlerType method, String path, Endpoint endpoint) {
        handle(method, path, prefix -> context -> {
            RequestLimits limits = RequestLimits.of(context);
            limits.requireAllowanceOrKey(context);
            Scoped<ApiKey> key = limits.authenticate(context, authenticate);
            requireServed(ApiVersion.served(context));
            Handler answer =
                    read -> send(read, prefix + collectionOf(path), endpoint.handle(new ApiRequest(read, key, binder)));
            if (READING.contains(method)) {
                answer.handle(context);
            } else {
                JsonBody.requireAcceptable(context.req().getContentLengthLong(), context.header("Content-Type"));
                RequestBodies.read(context, JsonBody.MAX_BYTES, answer);
            }
        });
    }

    private void requireServed(ApiVersion version) {
        if (replacement != null && version == ApiVersion.BARE) {
            throw PaymentsException.of(
                    ErrorCode.ENDPOINT_DEPRECATED, "From version " + version.date() + " on, use " + replacement + ".");
        }
    }

    /** Adds a route with and without the prefix. */
    private void handle(HandlerType method, String path, Function<String, Handler> handler) {
        for (String prefix : List.of("", PREFIX)) {
            routes.addHttpHandler(method, prefix + path, handler.apply(prefix));
        }
    }

    private void send(Context context, String collection, StoredResponse response) {
        if (response.status() == HttpStatus.CREATED.getCode()) {
            context.header("Location", location(collection, response));
        }
        ApiResponses.send(context, response);
    }

    private String location(String collection, StoredResponse created) {
        String id = ApiResponses.idOf(created);
        return publicUrls.api(id.isEmpty() ? collection : collection + "/" + id);
    }

    /** The first part of a path: objects are created in or below the path at which they are read. */
    private static String collectionOf(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /** The path and query of a request; equal with and without the prefix, wherever the routes are mounted. */
    static String target(Context context) {
        String mountPoint = context.attribute(MOUNT_POINT);
        String path = withoutPrefix(context.path(), mountPoint == null ? "" : context.contextPath() + mountPoint);
        String bare = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
        String canonical = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        String query = context.queryString();
        return query == null ? canonical : canonical + "?" + query;
    }

    /** The path behind a prefix; the path itself when it does not start with it. */
    public static String withoutPrefix(String path, String prefix) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
}
