package dev.hexpay.bootstrap.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Runs checks at the same time and reports them in their order, within a time limit. */
public final class Doctor {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Duration limit;

    /** A doctor that waits up to 30 seconds. */
    public Doctor() {
        this(LIMIT);
    }

    Doctor(Duration limit) {
        this.limit = limit;
    }

    /** The results of all checks, one a line. */
    public String report(List<Check> checks) {
        return results(checks).stream().map(CheckResult::line).collect(Collectors.joining("\n"));
    }

    List<CheckResult> results(List<Check> checks) {
        ExecutorService threads = Executors.newCachedThreadPool(Doctor::daemon);
        try {
            List<Future<List<CheckResult>>> running =
                    checks.stream().map(check -> threads.submit(check::run)).toList();
            long end = System.nanoTime() + limit.toNanos();
            List<CheckResult> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                results.addAll(await(checks.get(i), running.get(i), end));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<CheckResult> await(Check check, Future<List<CheckResult>> running, long end) {
        try {
            return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // The message may contain anything.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return failed(check, "the check failed: " + cause.getClass().getSimpleName());
        } catch (TimeoutException | CancellationException e) {
            return failed(check, "no result within " + limit.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(check, "interrupted");
        }
    }

    private static List<CheckResult> failed(Check check, String reason) {
        return List.of(CheckResult.fix(check.subject(), reason));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "doctor");
        thread.setDaemon(true);
        return thread;
    }
}
