package dev.hexpay.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Milestones.Milestone;
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
    private static final long FIRST = Long.getLong("hexpay.simulator.first", 1);
    private static final long SEEDS = Long.getLong("hexpay.simulator.seeds", 10_000);
    private static final int THREADS = 2;
    private static final int ENOUGH_SEEDS_TO_SEE_EVERYTHING = 5_000;

    @BeforeAll
    static void nobody_reads_of_lost_answers() {
        Quiet.please();
    }

    @Test
    void all_laws_hold_in_every_world() throws Exception {
        long begin = System.nanoTime();
        Queue<Run> broken = new ConcurrentLinkedQueue<>();
        Tally tally = runAll(broken);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.println(summary(tally, took));
        assertThat(broken).as(() -> reports(broken)).isEmpty();
        if (SEEDS >= ENOUGH_SEEDS_TO_SEE_EVERYTHING) {
            assertThat(notSeen(tally)).as(tally::toString).isEmpty();
        }
    }

    private static Tally runAll(Queue<Run> broken) throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong(FIRST);
        Tally all = Tally.empty();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(threads.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < FIRST + SEEDS; seed = next.getAndIncrement()) {
                        Run run = Simulator.run(seed);
                        all.add(run.tally());
                        if (run.finding() != null) {
                            broken.add(run);
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

    private static String summary(Tally tally, Duration took) {
        return String.format(
                "simulator: seeds %d to %d in %d s: %d steps and %d nested ones, %d crashes, %d outages, %d faults,"
                        + " %d payments, %d moved money, %d corrected%n"
                        + "simulator: %d refunds asked for and %d of what was paid twice, %d went back, %d declined;"
                        + " %d disputes; %d receipts taken, %d of them again after a crash%n"
                        + "simulator: left to people, unknown to the provider: %d attempts, %d refunds",
                FIRST,
                FIRST + SEEDS - 1,
                took.toSeconds(),
                tally.of("step"),
                tally.of("nested step"),
                tally.ofAll("crash"),
                tally.ofAll("outage"),
                tally.ofAll("fault") - tally.of("fault NONE"),
                tally.ofAll("payment"),
                tally.of("moved"),
                tally.of("status FAILED to SUCCEEDED"),
                tally.of("refund REQUESTED"),
                tally.of("refund PAID_TWICE"),
                tally.of("went back"),
                tally.ofAll("refund declined"),
                tally.of("dispute OPEN"),
                tally.ofAll("receipt taken"),
                tally.of("receipt taken again after a crash"),
                tally.of("left processing, unknown to the provider"),
                tally.of("refund left pending, unknown to the provider"));
    }

    private static String reports(Queue<Run> broken) {
        List<Long> seeds = broken.stream().map(Run::seed).sorted().toList();
        String first = seeds.isEmpty() ? "" : Simulator.replay(seeds.get(0)).report();
        return "seeds that break a law: " + seeds + "\n" + first;
    }

    /** Of all that makes a world hard to live in, what did not happen. */
    private static List<String> notSeen(Tally tally) {
        List<String> hardships = new ArrayList<>(List.of(
                "crash at begin",
                "crash at before commit",
                "crash at after commit",
                "crash at asking",
                "crash at answering",
                "outage before commit",
                "outage after commit",
                "fault QUESTION_LOST",
                "fault ANSWER_LOST",
                "fault ERROR_AFTER_EFFECT",
                "fault ARRIVES_LATE",
                "fault SLOW",
                "fault LATE_WORD",
                "fault NOTIFICATION_LOST",
                "fault NOTIFICATION_REORDERED",
                "fault NOTIFICATION_REPEATED",
                "interruption at begin",
                "interruption at PREPARED",
                "interruption at asking",
                "interruption at answering",
                "interruption at ASKED",
                "interruption at SETTLED",
                "answer Fresh",
                "answer Replayed",
                "answer Refused",
                "answer StillRunning",
                "authenticated at the bank",
                "key misused",
                "looked for in vain",
                "pay NotPayable",
                "pay PriceChanged",
                "status PENDING to CANCELED",
                "status FAILED to PROCESSING",
                "status FAILED to SUCCEEDED",
                "status REQUIRES_ACTION to FAILED",
                "status REQUIRES_ACTION to SUCCEEDED",
                "left processing, unknown to the provider",
                "paid twice by a word taken back",
                "all given back in parts, with tax",
                "attempt looked for in vain",
                "detached",
                "dispute LOST",
                "dispute WON",
                "fault MAIL_REFUSED",
                "fault SLOW_REFUND",
                "interruption at mailing",
                "receipt taken again after a crash",
                "refund PAID_TWICE Succeeded",
                "refund REQUESTED Succeeded",
                "refund REQUESTED Failed",
                "refund declined charge_disputed",
                "refund declined insufficient_balance",
                "refund left pending, unknown to the provider",
                "refusal duplicate",
                "refusal provider_unsupported",
                "refusal validation_error"));
        for (Milestone milestone : Milestone.values()) {
            hardships.add("crash at " + milestone);
        }
        return hardships.stream().filter(each -> tally.of(each) == 0).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void a_seed_has_one_schedule_whether_or_not_it_is_written_down(long seed) {
        Run first = Simulator.replay(seed);

        assertThat(first.schedule())
                .hasSizeGreaterThan(20)
                .isEqualTo(Simulator.replay(seed).schedule());
        assertThat(Simulator.run(seed).tally()).hasToString(first.tally().toString());
        assertThat(Simulator.replay(seed + 1).schedule()).isNotEqualTo(first.schedule());
    }

    @Test
    void a_seed_has_the_same_schedule_in_another_process() throws IOException, InterruptedException {
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
            Quiet.please();
            System.out.print(Simulator.replay(Long.parseLong(args[0])).report());
            System.out.flush();
        }
    }
}
