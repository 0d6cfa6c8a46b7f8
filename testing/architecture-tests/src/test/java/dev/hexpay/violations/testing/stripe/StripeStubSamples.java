package dev.hexpay.violations.testing.stripe;

import com.sun.net.httpserver.HttpServer;
import dev.hexpay.architecture.Violates;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** Samples of the Stripe stub. */
@NullMarked
public final class StripeStubSamples {
    record UsesHttpServer(HttpServer server) {}

    @Violates("testing/stripe-stub uses only what it is granted")
    record UsesSql(Connection connection) {}
}
