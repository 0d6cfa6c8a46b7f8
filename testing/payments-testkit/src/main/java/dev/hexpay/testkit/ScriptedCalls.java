package dev.hexpay.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Calls of a provider with planned events before and after them. */
public abstract class ScriptedCalls {
    private final Queue<Runnable> before = new ArrayDeque<>();
    private final Queue<Runnable> after = new ArrayDeque<>();
    private Runnable everyCall = () -> {};

    /** Calls without events. */
    protected ScriptedCalls() {}

    /** Runs {@code hook} at the start of every call from now on. */
    public synchronized void onEveryCall(Runnable hook) {
        everyCall = hook;
    }

    /** Runs {@code event} once, before the next call takes effect. */
    public synchronized void beforeNextCall(Runnable event) {
        before.add(event);
    }

    /** Runs {@code event} once, after the next call took effect and before its result is returned. */
    public synchronized void afterNextCall(Runnable event) {
        after.add(event);
    }

    /** The next call does not reach the provider. */
    public void loseNextCall() {
        beforeNextCall(() -> {
            throw new IllegalStateException("the call was lost");
        });
    }

    /** The next call takes effect, and its result does not reach the caller. */
    public void loseNextResponse() {
        afterNextCall(() -> {
            throw new IllegalStateException("the response was lost");
        });
    }

    /** Nothing happens before or after the next call any more. */
    public synchronized void clearPlans() {
        before.clear();
        after.clear();
    }

    /** Makes a call with its events. */
    protected final <A> A inCall(Supplier<A> call) {
        everyCall.run();
        runNext(before);
        A result = call.get();
        runNext(after);
        return result;
    }

    private static void runNext(Queue<Runnable> events) {
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }
}
