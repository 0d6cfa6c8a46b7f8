package dev.hexpay.adapter.http.api.health;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * The routes for load balancers and supervisors, which need no key. That the server answers does not depend on the database: a
 * server is not restarted because its database is away. Whether it should get requests does.
 */
public final class HealthRoutes {
    private static final String OK = "ok";

    private final Readiness readiness;
    private final ErrorResponses errors;

    /** Routes of a server that is ready when {@code readiness} says so. */
    public HealthRoutes(Readiness readiness, ErrorResponses errors) {
        this.readiness = readiness;
        this.errors = errors;
    }

    /** Adds the routes. */
    public void addTo(ApiRoutes routes) {
        routes.getUnauthenticated("/health", documentation("Get the health of the server"), context -> healthy());
        routes.getUnauthenticated(
                "/health/live", documentation("Get whether the server answers"), context -> healthy());
        routes.getUnauthenticated(
                "/health/ready", documentation("Get whether the server is ready for requests"), context -> ready());
    }

    private static Documentation documentation(String summary) {
        return Documentation.of(summary).returns(HealthResponse.class);
    }

    private static StoredResponse healthy() {
        return ApiResponses.ok(new HealthResponse(OK));
    }

    private StoredResponse ready() {
        List<String> objections = readiness.objections();
        return objections.isEmpty()
                ? healthy()
                : errors.withStatus(
                        HttpStatus.SERVICE_UNAVAILABLE.getCode(),
                        ErrorCode.INTERNAL_ERROR,
                        "The server is not ready: " + String.join("; ", objections) + ".");
    }

    private record HealthResponse(String status) {}
}
