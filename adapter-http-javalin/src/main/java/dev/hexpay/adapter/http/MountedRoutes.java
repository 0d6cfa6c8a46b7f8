package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.error.ErrorHandlers;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.router.matcher.PathParser;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Routes below a prefix of the host's server. Headers, access log and exception handlers are applied to each route instead
 * of to the server, so that the host's own routes do not get them.
 */
final class MountedRoutes implements JavalinDefaultRoutingApi {
    private static final String RESPONSE = MountedRoutes.class.getName() + ".response";
    private static final float NANOS_PER_MILLI = 1_000_000f;

    private final JavalinConfig config;
    private final String prefix;
    private final ErrorHandlers errorHandlers;
    private final Consumer<Context> arrival;
    private final Map<Class<?>, ExceptionHandler<Exception>> exceptionHandlers = new HashMap<>();
    private final List<MountedPath> paths = new ArrayList<>();

    MountedRoutes(JavalinConfig config, String prefix, ErrorHandlers errorHandlers, Consumer<Context> arrival) {
        this.config = config;
        this.prefix = prefix;
        this.errorHandlers = errorHandlers;
        this.arrival = arrival;
    }

    private record MountedPath(HandlerType method, PathParser parser) {}

    /** Adds what belongs behind the last route: the errors of paths that match none, and what protects all errors. */
    void complete() {
        if (!prefix.isEmpty()) {
            for (HandlerType method : HandlerType.commonHttp()) {
                config.routes.addHttpHandler(method, prefix + "/*", guarded(this::matchNoRoute));
            }
        }
        config.routes.after(MountedRoutes::restore);
    }

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
        String path = prefix + endpoint.path;
        paths.add(new MountedPath(endpoint.method, new PathParser(path, config.router)));
        config.routes.addHttpHandler(endpoint.method, path, guarded(endpoint.handler));
        return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi exception(
            Class<E> type, ExceptionHandler<? super E> handler) {
        exceptionHandlers.put(type, (exception, context) -> handler.handle(type.cast(exception), context));
        return this;
    }

    private Handler guarded(Handler handler) {
        return context -> {
            long started = System.nanoTime();
            ResponseHeaders.add(context);
            try (LogContext logged = LogContext.of(context)) {
                arrival.accept(context);
                context.attribute(ApiRoutes.MOUNT_POINT, prefix);
                handleOrReject(context, handler);
                context.attribute(RESPONSE, SentResponse.of(context));
                AccessLog.write(context, (System.nanoTime() - started) / NANOS_PER_MILLI);
            }
        };
    }

    private void handleOrReject(Context context, Handler handler) throws Exception {
        try {
            handler.handle(context);
        } catch (Exception exception) {
            handlerOf(exception).handle(exception, context);
        } catch (Error error) {
            errorHandlers.fatal(context, error);
        }
    }

    /** The handler of the nearest superclass, as Javalin chooses it. */
    private ExceptionHandler<Exception> handlerOf(Exception exception) {
        for (Class<?> type = exception.getClass(); type != null; type = type.getSuperclass()) {
            ExceptionHandler<Exception> handler = exceptionHandlers.get(type);
            if (handler != null) {
                return handler;
            }
        }
        throw new IllegalStateException("there is no handler of Exception", exception);
    }

    private void matchNoRoute(Context context) {
        String path = ApiRoutes.withoutPrefix(context.path(), context.contextPath());
        List<String> methods = paths.stream()
                .filter(known -> known.parser().matches(path))
                .map(known -> known.method().name())
                .distinct()
                .toList();
        if (methods.isEmpty()) {
            throw new NotFoundResponse();
        }
        boolean isImplied = context.method().equals(HandlerType.HEAD) && methods.contains(HandlerType.GET.name());
        if (!isImplied) {
            throw new MethodNotAllowedResponse("", Map.of("availableMethods", String.join(", ", methods)));
        }
    }

    /** Undoes what an error page of the host has made of an error response: {@code error(404, …)} has no path. */
    private static void restore(Context context) {
        SentResponse response = context.attribute(RESPONSE);
        if (response != null) {
            response.restore(context);
        }
    }

    @Override
    public JavalinDefaultRoutingApi error(int status, String contentType, Handler handler) {
        throw unsupported();
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi wsException(
            Class<E> type, WsExceptionHandler<? super E> handler) {
        throw unsupported();
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
            WsHandlerType type, String path, Consumer<WsConfig> socket, RouteRole... roles) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("mounted routes have no error mappers and no web sockets");
    }
}
