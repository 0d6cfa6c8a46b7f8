package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.application.report.Period;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads what a provider has moved: a period in which it moved more than it lists at once is read in parts. */
final class ProviderStatements {
    /** How often the provider is called for one period. */
    private static final int MAX_LISTS = 200;

    /** How many are held in memory, with some hundred bytes each; the last list may exceed it. */
    private static final int MAX_MOVEMENTS = 100_000;

    private static final int PARTS = 10;

    private final ProviderGateway gateway;

    ProviderStatements(ProviderGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The movements of a period; empty when the provider does not answer one of the calls. The statement is truncated when
     * the provider has moved more than it lists within a second, or more than is read.
     *
     * @param period from a whole second to another one: providers count whole seconds
     */
    Optional<Statement> read(Scope scope, String provider, Period period) {
        List<Movement> movements = new ArrayList<>();
        boolean isTruncated = false;
        Deque<Period> unread = new ArrayDeque<>(List.of(period));
        for (int lists = 0; !unread.isEmpty(); lists++) {
            if (lists == MAX_LISTS || movements.size() >= MAX_MOVEMENTS) {
                return Optional.of(new Statement(movements, true));
            }
            Period next = unread.remove();
            Optional<Statement> answer = gateway.statement(scope, provider, next.from(), next.to());
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (answer.get().isTruncated() && secondsOf(next) > 1) {
                unread.addAll(parts(next));
            } else {
                movements.addAll(answer.get().movements());
                isTruncated |= answer.get().isTruncated();
            }
        }
        return Optional.of(new Statement(movements, isTruncated));
    }

    /** About ten parts, or each second. */
    private static List<Period> parts(Period period) {
        long length = Math.max(1, secondsOf(period) / PARTS);
        List<Period> parts = new ArrayList<>();
        for (Instant start = period.from(); start.isBefore(period.to()); start = start.plusSeconds(length)) {
            Instant end = start.plusSeconds(length);
            parts.add(new Period(start, end.isBefore(period.to()) ? end : period.to()));
        }
        return parts;
    }

    private static long secondsOf(Period period) {
        return Duration.between(period.from(), period.to()).toSeconds();
    }
}
