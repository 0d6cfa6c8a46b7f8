package dev.hexpay.application.reconciliation;

import java.util.List;

/**
 * What a provider has moved in a time.
 *
 * @param movements in any order
 * @param isTruncated whether the provider has moved more than it lists
 */
public record Statement(List<Movement> movements, boolean isTruncated) {
    public Statement {
        movements = List.copyOf(movements);
    }
}
