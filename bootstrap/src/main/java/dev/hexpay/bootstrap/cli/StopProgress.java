package dev.hexpay.bootstrap.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says what a server that stops waits for: at once, and then when it has changed, once a second at most. */
final class StopProgress implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1000;

    private final Supplier<List<String>> unfinished;
    private final Consumer<String> out;
    private final CountDownLatch closed = new CountDownLatch(1);
    private String last = "";

    private StopProgress(Supplier<List<String>> unfinished, Consumer<String> out) {
        this.unfinished = unfinished;
        this.out = out;
    }

    /**
     * Begins to say it.
     *
     * @param unfinished what is waited for now; nothing when empty
     */
    static StopProgress start(Supplier<List<String>> unfinished, Consumer<String> out) {
        StopProgress progress = new StopProgress(unfinished, out);
        progress.sayChange();
        Thread thread = new Thread(progress::run, "stop progress");
        thread.setDaemon(true);
        thread.start();
        return progress;
    }

    private void run() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                sayChange();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sayChange() {
        List<String> work = unfinished.get();
        String line = work.isEmpty() ? "stopping" : "stopping: " + String.join(", ", work);
        if (closed.getCount() > 0 && !line.equals(last)) {
            out.accept(line);
            last = line;
        }
    }

    /** Says no more. */
    @Override
    public synchronized void close() {
        closed.countDown();
    }
}
