package dev.hexpay.violations.embedded;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.http.HttpSamples.PublicRoutes;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import dev.hexpay.violations.adapter.tax.table.TaxTableSamples.PublicRate;
import java.net.http.HttpClient;
import org.jspecify.annotations.NullMarked;

/** Samples of the embedded library. */
@NullMarked
public final class EmbeddedSamples {
    record UsesSeveralAdapters(PublicCard card, PublicRate rate) {}

    @Violates("payments-embedded uses only what it is granted")
    record UsesHttp(PublicRoutes routes) {}

    @Violates("payments-embedded uses only what it is granted")
    record UsesHttpClient(HttpClient client) {}
}
