package dev.hexpay.crash;

import java.util.ArrayList;
import java.util.List;

/** What is under way when the process is killed. */
interface Operation {
    /** What comes of it when nothing does. */
    String NOTHING = "none";

    /** All of them; a job takes what is due the longest, so what it is to take has to be set up first. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        all.addAll(List.of(Mailing.values()));
        all.addAll(List.of(Returning.values()));
        all.addAll(List.of(Charging.values()));
        return all;
    }

    String name();

    /** Where it can be killed, in the order in which it comes there: a fault keeps it from some points. */
    List<KillPoint> points(Fault fault);

    /** What is there before; nothing goes wrong in it but what the operation needs. */
    void setUp(Shop shop);

    /** What the process is killed in. */
    void act(Shop shop);

    /** What the one who asked for it does after the crash. */
    void askAgain(Shop shop);

    /** Whether the one who asked does it again. */
    default boolean isAskedAgain(Case crash) {
        return crash.isAskedAgain();
    }

    /** Whether a job does it, so that nobody asks for it. */
    boolean isJob();

    /** What came of it. */
    String outcome(Shop shop);

    /** What has to come of it. */
    String end();

    /** What has to come of it when nobody asks again. */
    default String leftAlone(Case crash) {
        return end();
    }

    /** What has to come of it in this case. */
    default String expected(Case crash) {
        return crash.isAskedAgain() ? end() : leftAlone(crash);
    }

    /** Whether it is asked for under a key, so that it is answered the same however often. */
    default boolean isKeyed() {
        return false;
    }

    /** The id of what is asked for under a key. */
    default String subject(Shop shop) {
        throw new IllegalStateException(name() + " has no key");
    }

    /** How many attempts were told to be declined before they were told to have succeeded. */
    default int corrections() {
        return 0;
    }

    /** The points on the way of a question to the provider, between those before it and those after all was heard. */
    static List<KillPoint> around(List<KillPoint> before, Fault fault, List<KillPoint> after) {
        List<KillPoint> points = new ArrayList<>(before);
        switch (fault) {
            case NONE -> {
                points.addAll(List.of(KillPoint.ASKED, KillPoint.SETTLING, KillPoint.SETTLED));
                points.addAll(after);
            }
            case LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT ->
                points.addAll(List.of(KillPoint.SETTLING, KillPoint.SETTLED));
            case SLOW -> points.add(KillPoint.WAITING);
        }
        return points;
    }

    static boolean isBefore(Case crash, KillPoint... points) {
        List<KillPoint> passed = crash.operation().points(crash.fault()).subList(0, crash.step() + 1);
        return List.of(points).stream().noneMatch(passed::contains);
    }
}
