package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anApiKey;
import static dev.hexpay.testkit.Builders.anOperatorToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link OperatorSessions} guarantees. */
public abstract class OperatorSessionsContract extends StoreContract {
    @Test
    void a_session_is_read_back_equal() {
        for (OperatorRole role : OperatorRole.values()) {
            OperatorSession session = unbound(role, NOON);
            assertThat(find(session)).contains(session);
        }
        for (Scope each : List.of(scope, otherScopes.get(0))) {
            OperatorSession bound = inserted(new OperatorSession(
                    anOperatorToken().hash(),
                    new Operator(EdgeValues.widest(120), OperatorRole.ADMIN, each),
                    anApiKey().build().id(),
                    NOON,
                    EdgeValues.LAST_MILLISECOND));
            assertThat(find(bound)).contains(bound);
        }
    }

    @Test
    void an_unknown_session_is_not_found() {
        unbound(OperatorRole.VIEWER, NOON);
        assertThat(store.operatorSessions().find(anOperatorToken().hash())).isEmpty();
    }

    @Test
    void marking_a_session_used_changes_nothing_else() {
        OperatorSession session = unbound(OperatorRole.SUPPORT, NOON);
        OperatorSession other = unbound(OperatorRole.SUPPORT, NOON);
        Instant later = NOON.plusMillis(1);
        inUnit(() -> store.operatorSessions().markUsed(session.tokenHash(), later));
        assertThat(find(session))
                .contains(new OperatorSession(session.tokenHash(), session.operator(), null, NOON, later));
        assertThat(find(other)).contains(other);
    }

    @Test
    void marking_a_deleted_session_used_is_not_an_error() {
        OperatorSession session = unbound(OperatorRole.VIEWER, NOON);
        delete(session);
        inUnit(() -> store.operatorSessions().markUsed(session.tokenHash(), NOON));
        assertThat(find(session)).isEmpty();
    }

    @Test
    void a_session_is_deleted_once() {
        OperatorSession session = unbound(OperatorRole.VIEWER, NOON);
        OperatorSession other = unbound(OperatorRole.VIEWER, NOON);
        assertThat(delete(session)).contains(session);
        assertThat(find(session)).isEmpty();
        assertThat(delete(session)).isEmpty();
        assertThat(find(other)).contains(other);
    }

    @Test
    void unused_sessions_are_deleted_up_to_the_limit() {
        OperatorSession newest = unbound(OperatorRole.VIEWER, NOON.minusMillis(1));
        OperatorSession oldest = unbound(OperatorRole.VIEWER, NOON.minusMillis(2));
        OperatorSession used = unbound(OperatorRole.VIEWER, NOON);
        assertThat(deleteUnused(1)).isEqualTo(1);
        assertThat(find(oldest)).isEmpty();
        assertThat(find(newest)).isPresent();
        assertThat(deleteUnused(10)).isEqualTo(1);
        assertThat(deleteUnused(10)).isZero();
        assertThat(find(used)).contains(used);
    }

    private OperatorSession unbound(OperatorRole role, Instant lastUsedAt) {
        return inserted(
                new OperatorSession(anOperatorToken().hash(), new Operator("Ada", role, null), null, NOON, lastUsedAt));
    }

    private OperatorSession inserted(OperatorSession session) {
        inUnit(() -> store.operatorSessions().insert(session));
        return session;
    }

    private Optional<OperatorSession> find(OperatorSession session) {
        return store.operatorSessions().find(session.tokenHash());
    }

    private Optional<OperatorSession> delete(OperatorSession session) {
        return inUnit(() -> store.operatorSessions().delete(session.tokenHash()));
    }

    private int deleteUnused(int limit) {
        return inUnit(() -> store.operatorSessions().deleteUnused(NOON, limit));
    }
}
