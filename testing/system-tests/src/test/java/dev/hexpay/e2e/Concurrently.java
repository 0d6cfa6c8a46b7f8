package dev.hexpay.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs calls at the same time, each in its own thread. */
final class Concurrently implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts all calls together and returns their results in order. */
    <T> List<T> runAll(List<? extends Callable<? extends T>> calls) {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<? extends T> call : calls) {
            running.add(submit(() -> {
                barrier.await();
                return call.call();
            }));
        }
        return running.stream().map(Concurrently::<T>resultOf).toList();
    }

    /** Starts a call that runs beside the test. */
    <T> Future<T> submit(Callable<T> call) {
        return threads.submit(call);
    }

    static <T> T resultOf(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
