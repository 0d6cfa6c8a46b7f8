package dev.hexpay.crash;

import dev.hexpay.e2e.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the outcomes of the crashes with one fault, by operation and kill point. */
record OutcomeTable(
        TestDatabase database, ConnectionFault fault, Map<CrashCase, String> outcomes, Map<String, Long> movements) {
    void print() {
        System.out.printf(
                "%n%d crashes on %s, fault %s; moved by the provider: %s%n",
                outcomes.size(), database, fault, movements);
        for (Operation operation : Operation.all()) {
            List<KillPoint> points = operation.points(fault);
            for (int step = 0; step < points.size(); step++) {
                System.out.printf(
                        "  %-24s%-28s%s%n", operation, step + " " + points.get(step), counts(operation, step));
            }
            List<KillPoint> unreachable = operation.points(ConnectionFault.NONE).stream()
                    .distinct()
                    .filter(point -> !points.contains(point))
                    .toList();
            if (!points.isEmpty() && !unreachable.isEmpty()) {
                System.out.printf("  %-24sis never at %s%n", operation, unreachable);
            }
        }
    }

    private Map<String, Long> counts(Operation operation, int step) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().operation() == operation
                        && entry.getKey().step() == step)
                .collect(Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.counting()));
    }
}
