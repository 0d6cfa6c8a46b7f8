package dev.hexpay.adapter.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends each POST once; a GET whose connection is closed may be repeated by the JDK. The transport of Stripe's library repeats a POST whose connection is closed, follows
 * redirects and has no deadline for the whole response. The read timeout of a request is its deadline here.
 */
final class StripeTransport extends HttpClient {
    private static final String TELEMETRY_HEADER = "X-Stripe-Client-Telemetry";

    /** A hundred payment intents with their charges are less than one. */
    private static final int MAX_RESPONSE_BYTES = 8 << 20;

    private final Supplier<@Nullable String> traceParent;
    private final java.net.http.HttpClient client = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();

    /** Requests without a trace. */
    StripeTransport() {
        this(() -> null);
    }

    /** Requests of the trace that {@code traceParent} returns in the calling thread. */
    StripeTransport(Supplier<@Nullable String> traceParent) {
        this.traceParent = traceParent;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(toHttp(request), unused -> new BoundedBody(MAX_RESPONSE_BYTES));
        try {
            HttpResponse<byte[]> response = pending.get(request.options().getReadTimeout(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    response.statusCode(),
                    HttpHeaders.of(response.headers().map()),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            throw new ApiConnectionException("no response from Stripe", e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new ApiConnectionException("no response from Stripe in time", e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted while waiting for Stripe", e);
        }
    }

    private HttpRequest toHttp(StripeRequest request) {
        BodyPublisher body = request.content() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.content().byteArrayContent());
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        URI.create(request.url().toString()))
                .method(request.method().name(), body)
                .header("User-Agent", "Hexpay");
        if (request.content() != null) {
            http.header("Content-Type", request.content().contentType());
        }
        request.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(TELEMETRY_HEADER)) {
                values.forEach(value -> http.header(name, value));
            }
        });
        String trace = traceParent.get();
        if (trace != null) {
            http.header("traceparent", trace);
        }
        return http.build();
    }

    /** A body that ends with an error when it is longer than allowed. */
    private static final class BoundedBody implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
        private final int limit;
        private long received;
        private boolean isCanceled;
        private @Nullable Subscription subscription;

        BoundedBody(int limit) {
            this.limit = limit;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Subscription its) {
            subscription = its;
            whole.onSubscribe(its);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            if (received <= limit) {
                whole.onNext(buffers);
            } else if (!isCanceled && subscription != null) {
                isCanceled = true;
                subscription.cancel();
                whole.onError(new IOException("the response is longer than " + limit + " bytes"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            if (!isCanceled) {
                whole.onComplete();
            }
        }
    }
}
