package dev.hexpay.adapter.http.body;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads the bodies of requests that have been accepted by their headers. The server of this module reads them without a
 * thread, so that slow clients hold connections only; mounted in the server of a host, a body is read by the thread of
 * its request.
 */
public final class RequestBodies {
    private static final String READER = RequestBodies.class.getName() + ".reader";
    private static final String BODY = RequestBodies.class.getName() + ".body";
    private static final int BUFFER = 8 * 1024;

    private final BodyDeadline deadline;
    private final Waiting waiting;

    private RequestBodies(BodyDeadline deadline, Waiting waiting) {
        this.deadline = deadline;
        this.waiting = waiting;
    }

    private enum Waiting {
        WITHOUT_THREAD,
        IN_THREAD
    }

    /** Reads without a thread; the server must support asynchronous requests. */
    public static RequestBodies readWithoutThread(BodyDeadline deadline) {
        return new RequestBodies(deadline, Waiting.WITHOUT_THREAD);
    }

    /** Reads in the thread of the request. The deadline is checked whenever bytes arrive. */
    public static RequestBodies readInThread(BodyDeadline deadline) {
        return new RequestBodies(deadline, Waiting.IN_THREAD);
    }

    /** Attaches this reader to a request. */
    public void arrive(Context context) {
        context.attribute(READER, this);
    }

    /**
     * Reads the body and then calls the handler, for which {@link #of} has the bytes.
     *
     * @param maxBytes the longest acceptable body; of a longer one the handler gets one byte more than that
     */
    public static void read(Context context, int maxBytes, Handler handler) throws Exception {
        RequestBodies reader = context.attribute(READER);
        (reader == null ? readInThread(BodyDeadline.DEFAULT) : reader).readThen(context, maxBytes + 1, handler);
    }

    /**
     * The bytes of the body that was read.
     *
     * @throws BodyReadException when it did not arrive whole
     */
    public static byte[] of(Context context) {
        Object body = context.attribute(BODY);
        if (body instanceof BodyReadException failure) {
            throw failure;
        }
        return body instanceof byte[] bytes ? bytes : new byte[0];
    }

    static void store(Context context, Object body) {
        context.attribute(BODY, body);
    }

    private void readThen(Context context, int atMost, Handler handler) throws Exception {
        long length = context.req().getContentLengthLong();
        if (length == 0 || (length < 0 && context.header("Transfer-Encoding") == null)) {
            handler.handle(context);
        } else if (waiting == Waiting.IN_THREAD || hasArrived(context.req().getInputStream(), length, atMost)) {
            store(context, readInThread(context.req().getInputStream(), atMost));
            handler.handle(context);
        } else {
            context.future(() -> new AsyncBody(context, deadline, atMost).readThen(handler));
        }
    }

    private static boolean hasArrived(ServletInputStream body, long length, int atMost) throws IOException {
        return length > 0 && body.available() >= Math.min(length, atMost);
    }

    private Object readInThread(InputStream body, int atMost) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        long started = System.nanoTime();
        try {
            while (bytes.size() < atMost) {
                int count = body.read(buffer, 0, Math.min(buffer.length, atMost - bytes.size()));
                if (count < 0) {
                    break;
                }
                bytes.write(buffer, 0, count);
                if (deadline.after(bytes.size()).compareTo(Duration.ofNanos(System.nanoTime() - started)) < 0) {
                    return BodyReadException.tooSlow();
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            return BodyReadException.incomplete(e);
        }
    }
}
