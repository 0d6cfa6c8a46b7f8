package dev.hexpay.violations.adapter.webhook.http;

import dev.hexpay.architecture.Violates;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.NullMarked;

/** Samples of the sender of webhooks. */
@NullMarked
public final class WebhookSamples {
    record UsesTls(SSLContext tls) {}

    // It resolves names after every check of ours.
    @Violates("adapter-webhook-http uses only what it is granted")
    record UsesHttpClient(HttpClient client) {}
}
