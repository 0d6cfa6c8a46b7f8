package dev.hexpay.adapter.sandbox;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts notifications of the sandbox to the endpoint for provider notifications. */
public final class HttpNotificationClient implements NotificationClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(HttpNotificationClient.class.getName());

    private final URI endpoint;
    private final SandboxSignature signature;
    private @Nullable HttpClient client;

    /**
     * A client of one server.
     *
     * @param server the base URL, without a path
     * @param secret the secret that signs notifications
     */
    public HttpNotificationClient(URI server, byte[] secret) {
        this.endpoint = server.resolve("/provider-notifications/" + SandboxProvider.NAME);
        this.signature = new SandboxSignature(secret);
    }

    /** Posts the notification; true if the server responds with 2xx within 10 seconds. */
    @Override
    public boolean deliver(SandboxNotification notification, Instant now) {
        byte[] body = SandboxNotificationReader.write(notification);
        String at = now.toString();
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header(SandboxSignature.TIME_HEADER, at)
                .header(SandboxSignature.SIGNATURE_HEADER, signature.sign(at, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> response = client().sendAsync(request, BodyHandlers.discarding());
        try {
            int status = response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= 200 && status < 300;
        } catch (ExecutionException | TimeoutException e) {
            response.cancel(true);
            LOG.log(Level.DEBUG, () -> notification.eventId() + " was not delivered to " + endpoint, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It is created for the first notification, because it reads all certificates that the JDK trusts. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    // The server is local; no proxy is in between.
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
        }
        return client;
    }
}
