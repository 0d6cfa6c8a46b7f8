package dev.hexpay.testing.stripe.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a request is held until the test opens it. */
public final class Gate {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Waits until a request is held, at most 30 s. */
    public void awaitArrival() {
        await(arrived, "no request arrived");
    }

    /** Lets the held request and all later ones go on. */
    public void open() {
        opened.countDown();
    }

    /** Holds the current request, at most 30 s. */
    void hold() {
        arrived.countDown();
        await(opened, "a held request was not released");
    }

    private static void await(CountDownLatch latch, String failure) {
        try {
            if (!latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(failure + " in " + LONGEST);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure, e);
        }
    }
}
