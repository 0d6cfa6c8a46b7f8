package dev.hexpay.adapter.webhook.http;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** One request, which ends in time whatever the receiver does. */
final class DeliveryAttempt {
    private static final System.Logger LOG = System.getLogger(DeliveryAttempt.class.getName());

    private final Request request;
    private final CompletableFuture<Sent> sent = new CompletableFuture<>();

    DeliveryAttempt(Request request) {
        this.request = request;
    }

    /** The request for a target. Its path is set apart: alone, one that starts with two slashes is read as a host. */
    static HttpPost post(Target target, Request request) {
        HttpPost post = new HttpPost("/");
        post.setScheme(target.scheme());
        post.setAuthority(new URIAuthority(target.host(), target.isAtDefaultPort() ? -1 : target.port()));
        post.setPath(target.path());
        request.headers().forEach(post::setHeader);
        post.setHeader(HttpHeaders.CONNECTION, "close");
        // The content type is one of the headers.
        post.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), null));
        return post;
    }

    /** What came of it, at the latest when its time is over. */
    CompletableFuture<Sent> sent() {
        return sent;
    }

    /** Sends the request in the thread of the caller. The timer is shut down when the sender is closed. */
    void run(LazyClient client, ScheduledExecutorService timer) {
        long start = System.nanoTime();
        AttemptResult result = new NoResponse(Cause.CONNECTION_FAILED);
        @Nullable Future<?> deadline = null;
        try {
            Target target = Target.of(URI.create(request.url().ascii()));
            HttpPost post = post(target, request);
            deadline = timer.schedule(() -> end(post), WebhookSender.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            result = response(client.get(), new HttpHost(target.scheme(), target.host(), target.port()), post);
        } catch (IOException e) {
            result = new NoResponse(Failures.causeOf(e));
        } catch (RuntimeException e) {
            // That the sender is closed is no error.
            if (!timer.isShutdown()) {
                LOG.log(System.Logger.Level.WARNING, "an attempt to deliver an event failed", e);
            }
        } finally {
            sent.complete(new Sent(result, Duration.ofNanos(System.nanoTime() - start)));
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    private void end(HttpPost post) {
        sent.complete(new Sent(new NoResponse(Cause.TIMED_OUT), WebhookSender.TIMEOUT));
        post.abort();
    }

    private static Response response(CloseableHttpClient client, HttpHost host, HttpPost post) throws IOException {
        ClassicHttpResponse response = client.executeOpen(host, post, HttpClientContext.create());
        try {
            return new Response(
                    response.getCode(), retryAfter(response), Excerpt.of(start(post, response.getEntity())));
        } finally {
            Closer.closeQuietly(response);
        }
    }

    /** The header, unless it is too long to say anything: it is stored for each attempt. */
    private static @Nullable String retryAfter(ClassicHttpResponse response) {
        @Nullable Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        @Nullable String value = header == null ? null : header.getValue();
        return value == null || value.length() > AttemptResult.RETRY_AFTER_CHARACTERS ? null : value;
    }

    /** The start of a body and one byte more if there is one. Closing the response would read all the rest. */
    private static byte[] start(HttpPost post, @Nullable HttpEntity body) throws IOException {
        if (body == null) {
            return new byte[0];
        }
        byte[] start = body.getContent().readNBytes(AttemptResult.EXCERPT_BYTES + 1);
        if (start.length > AttemptResult.EXCERPT_BYTES) {
            post.abort();
        }
        return start;
    }
}
