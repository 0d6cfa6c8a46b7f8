package dev.hexpay.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tasks that run in several threads concurrently. */
final class Concurrency {
    private Concurrency() {}

    /** The results of one task per thread; all tasks start together. */
    static <A> List<A> concurrently(int threads, IntFunction<A> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Callable<A>> tasks = IntStream.range(0, threads)
                    .<Callable<A>>mapToObj(i -> () -> {
                        start.await();
                        return task.apply(i);
                    })
                    .toList();
            List<A> results = new ArrayList<>();
            for (Future<A> result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
