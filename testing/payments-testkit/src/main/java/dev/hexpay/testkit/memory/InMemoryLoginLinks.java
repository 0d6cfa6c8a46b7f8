package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.domain.operator.LoginLink;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryLoginLinks implements LoginLinks {
    private final InMemoryDatabase store;
    private final InMemoryTable<String, LoginLink> rows;

    InMemoryLoginLinks(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("login link");
    }

    @Override
    public void insert(LoginLink link) {
        rows.insert(link.tokenHash(), link);
    }

    @Override
    public Optional<LoginLink> use(String tokenHash, Instant now) {
        return store.inTransaction(() -> {
            Optional<LoginLink> used = rows.get(tokenHash)
                    .filter(link -> link.usedAt() == null && link.expiresAt().isAfter(now))
                    .map(link -> new LoginLink(tokenHash, link.name(), link.role(), link.expiresAt(), now));
            used.ifPresent(link -> rows.put(tokenHash, link));
            return used;
        });
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        return store.inTransaction(() -> {
            List<String> expired = rows.rows()
                    .map(InMemoryTable.Row::value)
                    .filter(link -> link.expiresAt().isBefore(expiredBefore))
                    .sorted(Comparator.comparing(LoginLink::expiresAt))
                    .limit(limit)
                    .map(LoginLink::tokenHash)
                    .toList();
            expired.forEach(rows::delete);
            return expired.size();
        });
    }
}
