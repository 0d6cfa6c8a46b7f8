package dev.hexpay.adapter.http.api;

import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The door of the API: every route is served bare and under {@code /api/v1}, to callers with a key. */
public final class ApiRoutes {
    private static final String PREFIX = "/api/v1";
    private static final String API_KEY = "x-api-key";

    private final JavalinDefaultRoutingApi routes;
    private final AuthenticateApiKey authenticate;

    /** Adds to these routes. */
    public ApiRoutes(JavalinDefaultRoutingApi routes, AuthenticateApiKey authenticate) {
        this.routes = routes;
        this.authenticate = authenticate;
    }

    /** What is behind a route. */
    @FunctionalInterface
    public interface Endpoint {
        /** Answers a call. */
        StoredResponse handle(ApiRequest request);
    }

    /** What is behind a route that callers without a key may use. */
    @FunctionalInterface
    public interface PublicEndpoint {
        /** Answers a call. */
        StoredResponse handle(Context context);
    }

    /** Takes in what somebody without a key sends, who has another way to prove who they are. */
    public void postUnauthenticated(String path, PublicEndpoint endpoint) {
        handle(HandlerType.POST, path, context -> ApiResponses.send(context, endpoint.handle(context)));
    }

    /** Reads; HEAD is answered as GET without its body. */
    public void get(String path, Endpoint endpoint) {
        add(HandlerType.GET, path, endpoint);
        add(HandlerType.HEAD, path, endpoint);
    }

    /** Makes or does something. */
    public void post(String path, Endpoint endpoint) {
        add(HandlerType.POST, path, endpoint);
    }

    /** Changes what is sent. */
    public void put(String path, Endpoint endpoint) {
        add(HandlerType.PUT, path, endpoint);
    }

    /** Changes what is sent. */
    public void patch(String path, Endpoint endpoint) {
        add(HandlerType.PATCH, path, endpoint);
    }

    /** Takes something away. */
    public void delete(String path, Endpoint endpoint) {
        add(HandlerType.DELETE, path, endpoint);
    }

    private void add(HandlerType method, String path, Endpoint endpoint) {
        handle(
                method,
                path,
                context -> ApiResponses.send(
                        context,
                        endpoint.handle(new ApiRequest(context, authenticate.authenticate(context.header(API_KEY))))));
    }

    private void handle(HandlerType method, String path, Handler handler) {
        routes.addHttpHandler(method, path, handler);
        routes.addHttpHandler(method, PREFIX + path, handler);
    }

    /** What a call is aimed at, the same for both of its addresses: path and query. */
    static String target(Context context) {
        String path = context.path();
        String bare = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
        String canonical = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        String query = context.queryString();
        return query == null ? canonical : canonical + "?" + query;
    }
}
