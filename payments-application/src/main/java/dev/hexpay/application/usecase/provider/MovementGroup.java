package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.usecase.provider.RecordedMovement.MovementKey;
import dev.hexpay.domain.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the provider has moved under one key in one currency; several movements when it charged twice, or when a part of a
 * transaction was refunded elsewhere more than once.
 */
record MovementGroup(MovementKey key, List<Movement> movements) {
    /**
     * The movements by key.
     *
     * @param idByReference our ids of references, for movements without one
     */
    static List<MovementGroup> of(List<Movement> movements, Map<String, String> idByReference) {
        Map<Map.Entry<MovementKey, Currency>, List<Movement>> groups = new LinkedHashMap<>();
        for (Movement movement : movements) {
            String id = idOf(movement);
            MovementKey key = new MovementKey(
                    movement.kind(),
                    id == null ? idByReference.getOrDefault(movement.reference(), movement.reference()) : id);
            groups.computeIfAbsent(Map.entry(key, movement.amount().currency()), absent -> new ArrayList<>())
                    .add(movement);
        }
        return groups.entrySet().stream()
                .map(group -> new MovementGroup(group.getKey().getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private static @Nullable String idOf(Movement movement) {
        if (movement.refund() != null) {
            return movement.refund().value();
        }
        return movement.transaction() == null ? null : movement.transaction().value();
    }

    Movement first() {
        return movements.get(0);
    }

    /** Our id; null when the provider knows none. */
    @Nullable
    String id() {
        return key.id().equals(first().reference()) ? null : key.id();
    }

    Money sum() {
        return movements.stream().map(Movement::amount).reduce(Money::plus).orElseThrow();
    }
}
