package dev.hexpay.adapter.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Pages that are served beside the API; they answer for themselves, errors included. */
@FunctionalInterface
public interface PageRoutes {
    /** Adds the pages. */
    void addTo(JavalinDefaultRoutingApi routes);
}
