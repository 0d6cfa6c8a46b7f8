package dev.hexpay.bootstrap.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was meant by a mistyped one. */
final class NearestName {
    private NearestName() {}

    /** The name with the fewest mistakes; empty if every one has more than a third of its letters wrong. */
    static Optional<String> of(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> 3 * mistakes(typed, name) <= Math.max(3, name.length()))
                .min(Comparator.comparingInt((String name) -> mistakes(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters are missing, added, wrong, or exchanged with their neighbour. */
    private static int mistakes(String typed, String name) {
        int[][] distance = new int[typed.length() + 1][name.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                boolean isSame = typed.charAt(i - 1) == name.charAt(j - 1);
                int changed = distance[i - 1][j - 1] + (isSame ? 0 : 1);
                distance[i][j] = Math.min(changed, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1 && j > 1 && typed.startsWith(name.charAt(j - 1) + "" + name.charAt(j - 2), i - 2)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[typed.length()][name.length()];
    }
}
