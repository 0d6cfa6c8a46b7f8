package dev.hexpay.crash;

import java.util.ArrayList;
import java.util.List;

/** The operation during which the process is killed. */
interface Operation {
    /** The outcome when nothing was written. */
    String NOTHING = "none";

    /** All operations. A job takes the oldest due rows, so the operations of jobs are set up first. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        all.addAll(List.of(WebhookOperation.values()));
        all.addAll(List.of(ReceiptOperation.values()));
        all.addAll(List.of(RefundOperation.values()));
        all.addAll(List.of(ChargeOperation.values()));
        return all;
    }

    String name();

    /** The reachable kill points in their order; a fault makes some unreachable. */
    List<KillPoint> points(ConnectionFault fault);

    /** The reactions of the client for which there are cases. */
    default List<ClientReaction> clients() {
        return List.of(ClientReaction.values());
    }

    /** Creates the state before the operation, with only the faults that the operation needs. */
    void setUp(CrashScenario scenario);

    /** Runs the operation in which the process is killed. */
    void execute(CrashScenario scenario);

    /** What the client does after the crash: it repeats a request that has a key; otherwise the payer opens the page. */
    default void retry(CrashScenario scenario) {
        if (isKeyed()) {
            execute(scenario);
        } else {
            scenario.visitPage();
        }
    }

    /** Whether the client retries. */
    default boolean isRetried(CrashCase crash) {
        return crash.isRetried();
    }

    /** Whether a job runs it, without a client. */
    boolean isJob();

    /** The actual outcome. */
    String outcome(CrashScenario scenario);

    /** The expected outcome after a retry. */
    String finalOutcome();

    /** The expected outcome without a retry. A request with a key creates nothing before it is prepared. */
    default String outcomeWithoutRetry(CrashCase crash) {
        return isKeyed() && isBefore(crash, KillPoint.PREPARED) ? NOTHING : finalOutcome();
    }

    /** The expected outcome of this case. */
    default String expected(CrashCase crash) {
        return crash.isRetried() ? finalOutcome() : outcomeWithoutRetry(crash);
    }

    /** Whether it has an idempotency key, so that every retry gets the same response. */
    default boolean isKeyed() {
        return false;
    }

    /** The id of the object that the request with a key creates. */
    default String subjectId(CrashScenario scenario) {
        throw new IllegalStateException(name() + " has no key");
    }

    /** The number of transactions that the provider declined first and confirmed later. */
    default int corrections() {
        return 0;
    }

    /** The kill points around a provider call, between those before it and those after its result. */
    static List<KillPoint> pointsAround(List<KillPoint> before, ConnectionFault fault, List<KillPoint> after) {
        List<KillPoint> points = new ArrayList<>(before);
        switch (fault) {
            case NONE -> {
                points.addAll(List.of(KillPoint.PROVIDER_ANSWERED, KillPoint.SETTLE_UNCOMMITTED, KillPoint.SETTLED));
                points.addAll(after);
            }
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT ->
                points.addAll(List.of(KillPoint.SETTLE_UNCOMMITTED, KillPoint.SETTLED));
            case SLOW -> points.add(KillPoint.WAITING);
        }
        return points;
    }

    static boolean isBefore(CrashCase crash, KillPoint... points) {
        List<KillPoint> passed = crash.operation().points(crash.fault()).subList(0, crash.step() + 1);
        return List.of(points).stream().noneMatch(passed::contains);
    }

    /** Whether the process is killed before it calls the provider. */
    static boolean isBeforeProviderCall(CrashCase crash) {
        return isBefore(crash, KillPoint.PROVIDER_ANSWERED, KillPoint.WAITING, KillPoint.SETTLE_UNCOMMITTED);
    }
}
