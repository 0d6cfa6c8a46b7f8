package dev.hexpay.adapter.http.api.health;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;

/**
 * The route for load balancers and supervisors: that the server answers. It needs neither a key nor the database: a
 * server is not restarted, and not replaced, because its database is away. Operators see more with the command status.
 */
public final class HealthRoutes {
    private static final String OK = "ok";

    /** Adds the route. */
    public void addTo(ApiRoutes routes) {
        routes.getUnauthenticated("/health", context -> ApiResponses.ok(new HealthResponse(OK)));
    }

    private record HealthResponse(String status) {}
}
