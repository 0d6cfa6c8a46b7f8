package dev.hexpay.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One crash.
 *
 * @param step which of the operation's kill points is deadly, counted from 0
 */
record Case(Fault fault, Operation operation, int step, Client client) {
    /** All crashes under this fault, in the order in which they are set up. */
    static List<Case> all(Fault fault) {
        List<Case> cases = new ArrayList<>();
        for (Operation operation : Operation.all()) {
            for (int step = 0; step < operation.points(fault).size(); step++) {
                for (Client client : Client.values()) {
                    cases.add(new Case(fault, operation, step, client));
                }
            }
        }
        return cases;
    }

    KillPoint point() {
        return operation.points(fault).get(step);
    }

    /** Its name, which is the name of its organization too. */
    String name() {
        return String.join(" ", fault.name(), operation.name(), step + "-" + point(), client.name())
                .toLowerCase(Locale.ROOT);
    }

    boolean isAskedAgain() {
        return client != Client.GIVES_UP;
    }
}
