package dev.hexpay.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One failpoint, fault and client reaction of the crash matrix.
 *
 * @param step the index of the operation's kill point at which the process is killed
 */
record CrashCase(ConnectionFault fault, Operation operation, int step, ClientReaction client) {
    /** All cases with this fault, in the order of their set-up. */
    static List<CrashCase> all(ConnectionFault fault) {
        List<CrashCase> cases = new ArrayList<>();
        for (Operation operation : Operation.all()) {
            for (int step = 0; step < operation.points(fault).size(); step++) {
                for (ClientReaction client : operation.clients()) {
                    cases.add(new CrashCase(fault, operation, step, client));
                }
            }
        }
        return cases;
    }

    KillPoint point() {
        return operation.points(fault).get(step);
    }

    /** The name of the case and of its organization. */
    String name() {
        return String.join(" ", fault.name(), operation.name(), step + "-" + point(), client.name())
                .toLowerCase(Locale.ROOT);
    }

    boolean isRetried() {
        return client != ClientReaction.GIVES_UP;
    }
}
