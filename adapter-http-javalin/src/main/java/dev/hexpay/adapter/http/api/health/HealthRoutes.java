package dev.hexpay.adapter.http.api.health;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;

/**
 * The route for load balancers and supervisors: that the server answers. It needs neither a key nor the database: a
 * server is not restarted, and not replaced, because its database is away. Operators see more with the command status.
 */
public final class HealthRoutes {
    private static final String OK = "ok";

    /** Adds the route. */
    public void addTo(ApiRoutes routes) {
        routes.getUnauthenticated(
                "/health",
                Documentation.of("Get the health of the server").returns(HealthResponse.class),
                context -> ApiResponses.ok(new HealthResponse(OK)));
    }

    private record HealthResponse(String status) {}
}
