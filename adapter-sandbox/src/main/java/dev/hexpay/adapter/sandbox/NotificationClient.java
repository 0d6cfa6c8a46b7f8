package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
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

/** The server that the sandbox tells what has become of attempts, by way of the door that all providers use. */
public final class NotificationClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(NotificationClient.class.getName());

    private final URI endpoint;
    private final SandboxSignature signature;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // It is our own server, which no proxy is in front of.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /**
     * The server at this address.
     *
     * @param server its address, without a path
     * @param secret what it knows the sandbox by
     */
    public NotificationClient(URI server, byte[] secret) {
        this.endpoint = server.resolve("/provider-notifications/" + SandboxProvider.NAME);
        this.signature = new SandboxSignature(secret);
    }

    /** Tells it, and returns whether it has said in time that it heard. */
    boolean deliver(Notification notification, Instant now) {
        byte[] body = SandboxNotificationReader.write(notification);
        String at = now.toString();
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header(SandboxSignature.TIME_HEADER, at)
                .header(SandboxSignature.SIGNATURE_HEADER, signature.sign(at, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request, BodyHandlers.discarding());
        try {
            int status = response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status >= 200 && status < 300;
        } catch (ExecutionException | TimeoutException e) {
            response.cancel(true);
            LOG.log(Level.DEBUG, () -> notification.eventId() + " was not heard at " + endpoint, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
