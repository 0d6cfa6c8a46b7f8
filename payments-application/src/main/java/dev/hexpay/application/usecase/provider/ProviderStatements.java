package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads what a provider has moved: a period in which it moved more than it lists at once is read in parts. */
final class ProviderStatements {
    private static final int MAX_REQUESTS = 200;

    /** All are held in memory, with some hundred bytes each. */
    private static final int MAX_MOVEMENTS = 100_000;

    private final ProviderGateway gateway;

    ProviderStatements(ProviderGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The movements of a period; empty when the provider does not answer one of the requests. It is truncated when the
     * provider moved more than it lists within a second, or more than is read of one period.
     */
    Optional<Statement> read(Scope scope, String provider, Period period) {
        List<Movement> movements = new ArrayList<>();
        boolean isTruncated = false;
        Deque<Period> unread = new ArrayDeque<>(List.of(period));
        int requests = 0;
        while (!unread.isEmpty()) {
            Period next = unread.remove();
            Optional<Statement> answer = gateway.statement(scope, provider, next.from(), next.to());
            requests++;
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            Statement statement = answer.get();
            boolean hasRoom = requests + unread.size() < MAX_REQUESTS && movements.size() < MAX_MOVEMENTS;
            if (statement.isTruncated() && next.isDivisible() && hasRoom) {
                unread.addAll(next.parts());
            } else {
                movements.addAll(statement.movements());
                isTruncated |= statement.isTruncated();
            }
        }
        return Optional.of(new Statement(movements, isTruncated));
    }
}
