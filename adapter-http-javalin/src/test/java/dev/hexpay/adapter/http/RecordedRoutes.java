package dev.hexpay.adapter.http;

import dev.hexpay.application.port.in.InPorts;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The routes that are added to a server. */
final class RecordedRoutes implements JavalinDefaultRoutingApi {
    private static final String PREFIX = "/api/v1";

    private final Set<String> all = new TreeSet<>();

    /** Method and path of every route of the API, without the prefix. */
    static Set<String> ofApi(InPorts ports, TestServer server) {
        RecordedRoutes recorded = new RecordedRoutes();
        HexpayRoutes.of(ports, TestServer.PUBLIC_URL, List.of(new byte[32]), server.clock)
                .addAll(recorded);
        Set<String> api = new TreeSet<>();
        recorded.all.stream()
                .filter(route -> route.contains(PREFIX))
                .forEach(route -> api.add(route.replace(PREFIX, "")));
        return api;
    }

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
        all.add(endpoint.method.name() + " " + endpoint.path);
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi exception(
            Class<E> type, ExceptionHandler<? super E> handler) {
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi error(int status, String contentType, Handler handler) {
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi wsException(
            Class<E> type, WsExceptionHandler<? super E> handler) {
        return this;
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
            WsHandlerType type, String path, Consumer<WsConfig> socket, RouteRole... roles) {
        return this;
    }
}
