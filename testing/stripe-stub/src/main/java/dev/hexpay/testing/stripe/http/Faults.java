package dev.hexpay.testing.stripe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that tests have planned. A request takes the first plan that wants it. */
public final class Faults {
    private final List<Plan> plans = new ArrayList<>();

    /** A fault for the n-th matching request from now on; null n for each. */
    private static final class Plan {
        private final Predicate<RecordedRequest> which;
        private final Fault fault;
        private final @Nullable Integer nth;
        private int seen;

        Plan(Predicate<RecordedRequest> which, Fault fault, @Nullable Integer nth) {
            this.which = which;
            this.fault = fault;
            this.nth = nth;
        }

        boolean wants(RecordedRequest request) {
            if (!which.test(request)) {
                return false;
            }
            seen++;
            return nth == null || seen == nth;
        }
    }

    /** Plans a fault for the next matching request. */
    public void next(Predicate<RecordedRequest> which, Fault fault) {
        nth(1, which, fault);
    }

    /** Plans a fault for the n-th matching request from now on, from 1. */
    public synchronized void nth(int n, Predicate<RecordedRequest> which, Fault fault) {
        plans.add(new Plan(which, fault, n));
    }

    /** Plans a fault for each matching request until {@link #clear()}. */
    public synchronized void always(Predicate<RecordedRequest> which, Fault fault) {
        plans.add(new Plan(which, fault, null));
    }

    /** Forgets all plans. */
    public synchronized void clear() {
        plans.clear();
    }

    /** Requests of a method and a path; a star in the path stands for one segment. */
    public static Predicate<RecordedRequest> on(String method, String path) {
        return request -> request.is(method, path);
    }

    synchronized @Nullable Fault take(RecordedRequest request) {
        Fault taken = null;
        for (Plan plan : plans) {
            if (plan.wants(request) && taken == null) {
                taken = plan.fault;
            }
        }
        return taken;
    }
}
