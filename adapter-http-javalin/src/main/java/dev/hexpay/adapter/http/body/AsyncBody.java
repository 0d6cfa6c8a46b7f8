package dev.hexpay.adapter.http.body;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/** A body that arrives while no thread waits for it. */
final class AsyncBody implements ReadListener {
    private static final int BUFFER = 8 * 1024;

    private final Context context;
    private final AsyncContext async;
    private final BodyDeadline deadline;
    private final int atMost;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Object> body = new CompletableFuture<>();
    private final long started = System.nanoTime();
    private final Map<String, String> logContext = logContext();
    private volatile int received;

    AsyncBody(Context context, BodyDeadline deadline, int atMost) {
        this.context = context;
        this.async = context.req().getAsyncContext();
        this.deadline = deadline;
        this.atMost = atMost;
    }

    /** Reads the body, then calls the handler in a thread of the server. */
    CompletableFuture<?> readThen(Handler handler) {
        CompletableFuture<Void> handled = body.thenAccept(result -> {
            RequestBodies.store(context, result);
            handle(handler);
        });
        try {
            context.req().getInputStream().setReadListener(this);
        } catch (IOException e) {
            complete(BodyReadException.incomplete(e));
        }
        watch(deadline.after(0));
        return handled;
    }

    /** Handles the request in this thread, which logs the same fields meanwhile as the thread that has begun it. */
    private void complete(Object result) {
        Map<String, String> outer = logContext();
        MDC.setContextMap(logContext);
        try {
            body.complete(result);
        } finally {
            MDC.setContextMap(outer);
        }
    }

    private static Map<String, String> logContext() {
        Map<String, String> fields = MDC.getCopyOfContextMap();
        return fields == null ? Map.of() : fields;
    }

    private void handle(Handler handler) {
        try {
            handler.handle(context);
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private void watch(Duration remaining) {
        CompletableFuture<Object> timer =
                new CompletableFuture<>().completeOnTimeout(context, remaining.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Void> unused = timer.thenRunAsync(this::check, async::start);
        CompletableFuture<Boolean> unusedToo = body.thenApply(done -> timer.cancel(false));
    }

    private void check() {
        Duration remaining = deadline.after(received).minusNanos(System.nanoTime() - started);
        if (remaining.isNegative() || remaining.isZero()) {
            complete(BodyReadException.tooSlow());
        } else {
            watch(remaining);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = context.req().getInputStream();
        byte[] buffer = new byte[BUFFER];
        while (!body.isDone() && in.isReady() && !in.isFinished()) {
            int count = in.read(buffer, 0, Math.min(buffer.length, atMost - received));
            if (count > 0) {
                bytes.write(buffer, 0, count);
                received = bytes.size();
            }
            if (received >= atMost) {
                complete(bytes.toByteArray());
            }
        }
    }

    @Override
    public void onAllDataRead() {
        complete(bytes.toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
        complete(BodyReadException.incomplete(failure));
    }
}
