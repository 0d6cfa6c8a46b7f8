package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.domain.operator.OperatorSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryOperatorSessions implements OperatorSessions {
    private final InMemoryDatabase store;
    private final InMemoryTable<String, OperatorSession> rows;

    InMemoryOperatorSessions(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("operator session");
    }

    @Override
    public void insert(OperatorSession session) {
        rows.insert(session.tokenHash(), session);
    }

    @Override
    public Optional<OperatorSession> find(String tokenHash) {
        return rows.get(tokenHash);
    }

    @Override
    public void markUsed(String tokenHash, Instant usedAt) {
        store.inTransaction(() -> {
            rows.get(tokenHash)
                    .ifPresent(session -> rows.put(
                            tokenHash,
                            new OperatorSession(
                                    tokenHash, session.operator(), session.apiKey(), session.createdAt(), usedAt)));
            return tokenHash;
        });
    }

    @Override
    public Optional<OperatorSession> delete(String tokenHash) {
        return store.inTransaction(() -> {
            Optional<OperatorSession> session = rows.get(tokenHash);
            rows.delete(tokenHash);
            return session;
        });
    }

    @Override
    public int deleteUnused(Instant lastUsedBefore, int limit) {
        return store.inTransaction(() -> {
            List<String> unused = rows.rows()
                    .map(InMemoryTable.Row::value)
                    .filter(session -> session.lastUsedAt().isBefore(lastUsedBefore))
                    .sorted(Comparator.comparing(OperatorSession::lastUsedAt))
                    .limit(limit)
                    .map(OperatorSession::tokenHash)
                    .toList();
            unused.forEach(rows::delete);
            return unused.size();
        });
    }
}
