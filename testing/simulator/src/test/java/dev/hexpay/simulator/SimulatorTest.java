package dev.hexpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Failpoints.Failpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final long FIRST_SEED = Long.getLong("hexpay.simulator.first", 1);
    private static final long SEEDS = Long.getLong("hexpay.simulator.seeds", 10_000);
    private static final int THREADS = 2;
    private static final int MIN_SEEDS_FOR_COVERAGE = 5_000;

    @BeforeAll
    static void silence_use_case_logs() {
        UseCaseLogging.disable();
    }

    @Test
    void invariants_hold_for_every_seed() throws Exception {
        long begin = System.nanoTime();
        Queue<Run> violations = new ConcurrentLinkedQueue<>();
        Counters counters = runAll(violations);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.println(summary(counters, took));
        assertThat(violations).as(() -> report(violations)).isEmpty();
        if (SEEDS >= MIN_SEEDS_FOR_COVERAGE) {
            assertThat(missingEvents(counters)).as(counters::toString).isEmpty();
        }
    }

    private static Counters runAll(Queue<Run> violations) throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(FIRST_SEED);
        Counters all = Counters.empty();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(threads.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < FIRST_SEED + SEEDS; seed = next.getAndIncrement()) {
                        Run run = Simulator.run(seed);
                        all.add(run.counters());
                        if (run.finding() != null) {
                            violations.add(run);
                        }
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return all;
    }

    private static String summary(Counters counters, Duration took) {
        return String.format(
                "simulator: seeds %d to %d in %d s: %d steps and %d nested ones, %d crashes, %d outages, %d faults,"
                        + " %d payments, %d moved money, %d corrected%n"
                        + "simulator: %d requested refunds and %d of duplicate payments, %d executed, %d declined;"
                        + " %d disputes; %d receipts accepted, %d of them again after a crash%n"
                        + "simulator: %d requests answered with a 500, replayed %d times; %d snapshots replayed%n"
                        + "simulator: %d webhooks accepted, %d attempts failed, %d deliveries started again, %d exhausted%n"
                        + "simulator: left pending, unknown to the provider: %d transactions, %d refunds;"
                        + " after a 500 without effect: %d transactions, %d refunds",
                FIRST_SEED,
                FIRST_SEED + SEEDS - 1,
                took.toSeconds(),
                counters.of("step"),
                counters.of("nested step"),
                counters.ofPrefix("crash"),
                counters.ofPrefix("outage"),
                counters.ofPrefix("fault") - counters.of("fault NONE"),
                counters.ofPrefix("payment"),
                counters.of("moved"),
                counters.of("status FAILED to SUCCEEDED"),
                counters.of("refund REQUESTED"),
                counters.of("refund DUPLICATE_PAYMENT"),
                counters.of("refunded"),
                counters.ofPrefix("refund declined"),
                counters.of("dispute OPEN"),
                counters.ofPrefix("receipt accepted"),
                counters.of("receipt accepted again after a crash"),
                counters.ofPrefix("fault SERVER_ERROR"),
                counters.of("replayed 500"),
                counters.of("replayed snapshot"),
                counters.of("webhook accepted"),
                counters.of("webhook attempt failed"),
                counters.of("webhook started again"),
                counters.of("webhook exhausted"),
                counters.of("left processing, unknown to the provider"),
                counters.of("refund left pending, unknown to the provider"),
                counters.of("left processing, 500 without effect"),
                counters.of("refund left pending, 500 without effect"));
    }

    private static String report(Queue<Run> violations) {
        List<Long> seeds = violations.stream().map(Run::seed).sorted().toList();
        String first = seeds.isEmpty() ? "" : Simulator.replay(seeds.get(0)).report();
        return "seeds that violate an invariant: " + seeds + "\n" + first;
    }

    /** Returns the expected faults and steps that never happened. */
    private static List<String> missingEvents(Counters counters) {
        List<String> expected = new ArrayList<>(List.of(
                "crash at begin",
                "crash at before commit",
                "crash at after commit",
                "crash at calling",
                "crash at responding",
                "outage before commit",
                "outage after commit",
                "fault REQUEST_LOST",
                "fault RESPONSE_LOST",
                "fault ERROR_AFTER_EFFECT",
                "fault ARRIVES_LATE",
                "fault SLOW",
                "fault SERVER_ERROR DONE",
                "fault SERVER_ERROR ROLLED_FORWARD",
                "fault SERVER_ERROR NONE",
                "replayed 500",
                "replayed snapshot",
                "fault LATE_CONFIRMATION",
                "fault NOTIFICATION_LOST",
                "fault NOTIFICATION_REORDERED",
                "fault NOTIFICATION_REPEATED",
                "interruption at begin",
                "interruption at PREPARED",
                "interruption at calling",
                "interruption at responding",
                "interruption at PROVIDER_ANSWERED",
                "interruption at SETTLED",
                "result Executed",
                "result Replayed",
                "result Rejected",
                "result InProgress",
                "authenticated at the bank",
                "key reuse rejected",
                "foreign payment not found",
                "pay NotPayable",
                "pay PriceChanged",
                "status PENDING to CANCELED",
                "status FAILED to PROCESSING",
                "status FAILED to SUCCEEDED",
                "status REQUIRES_ACTION to FAILED",
                "status REQUIRES_ACTION to SUCCEEDED",
                "left processing, unknown to the provider",
                "left processing, 500 without effect",
                "duplicate payment by a late confirmation",
                "fully refunded in parts, with tax",
                "foreign transaction not found",
                "detached",
                "dispute LOST",
                "dispute WON",
                "fault MAIL_REJECTED",
                "fault SLOW_REFUND",
                "interruption at mailing",
                "receipt accepted again after a crash",
                "refund DUPLICATE_PAYMENT Succeeded",
                "refund REQUESTED Succeeded",
                "refund REQUESTED Failed",
                "refund ELSEWHERE Succeeded",
                "refunded elsewhere",
                "credit note canceled",
                "refund declined fails_late",
                "refund declined charge_disputed",
                "refund declined insufficient_balance",
                "refund left pending, unknown to the provider",
                "refund left pending, 500 without effect",
                "error duplicate",
                "error provider_unsupported",
                "error validation_error",
                "error not_found",
                "interruption at WEBHOOK_LEASED",
                "interruption at WEBHOOK_SENT",
                "interruption at sending webhooks",
                "interruption at answering webhooks",
                "crash at sending webhooks",
                "crash at answering webhooks",
                "webhook fault STATUS",
                "webhook fault RETRY_AFTER",
                "webhook fault REFUSED",
                "webhook fault RESET_AFTER_ACCEPTED",
                "webhook fault SLOW",
                "webhook fault HANGS",
                "webhook fault GONE",
                "webhook fault DEAD",
                "webhook started again",
                "webhook tested",
                "webhook exhausted",
                "endpoint REQUESTED",
                "endpoint GONE",
                "endpoint EXHAUSTED",
                "two workers send to an endpoint"));
        for (Failpoint failpoint : Failpoint.values()) {
            expected.add("crash at " + failpoint);
        }
        return expected.stream().filter(each -> counters.of(each) == 0).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void same_seed_gives_same_schedule_with_and_without_trace(long seed) {
        Run first = Simulator.replay(seed);

        assertThat(first.schedule())
                .hasSizeGreaterThan(20)
                .isEqualTo(Simulator.replay(seed).schedule());
        assertThat(Simulator.run(seed).counters()).hasToString(first.counters().toString());
        assertThat(Simulator.replay(seed + 1).schedule()).isNotEqualTo(first.schedule());
    }

    @Test
    void same_seed_gives_same_schedule_in_another_process() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintSchedule.class.getName(),
                        "7")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String schedule = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).isZero();
        assertThat(schedule).isEqualTo(Simulator.replay(7).report());
    }

    /** Prints the schedule of a seed. */
    static final class PrintSchedule {
        private PrintSchedule() {}

        public static void main(String[] args) {
            UseCaseLogging.disable();
            System.out.print(Simulator.replay(Long.parseLong(args[0])).report());
            System.out.flush();
        }
    }
}
