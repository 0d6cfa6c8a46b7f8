package dev.hexpay.adapter.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Pages that are served beside the API; they handle their own errors. */
@FunctionalInterface
public interface PageRoutes {
    /** Adds the routes of the pages. */
    void addTo(JavalinDefaultRoutingApi routes);
}
