package dev.hexpay.violations.adapter.stripe;

import dev.hexpay.architecture.Violates;
import java.net.http.HttpClient;
import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

/** Samples of the Stripe provider. */
@NullMarked
public final class StripeSamples {
    record UsesHttp(HttpClient client) {}

    @Violates("adapter-stripe uses only what it is granted")
    record UsesDatabase(Connection connection) {}
}
