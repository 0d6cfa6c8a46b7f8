package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anOperatorToken;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server keeps in memory of the sessions, seen in the statements that it sends. */
class JdbiOperatorSessionsTest {
    private static final int FINDS = 100;

    private final StatementLog log = new StatementLog();
    private final OperatorSession session = new OperatorSession(
            anOperatorToken().hash(), new Operator("Ada", OperatorRole.VIEWER, null), null, NOON, NOON);
    private HikariDataSource pool;
    private OperatorSessions sessions;

    @BeforeEach
    void open() {
        pool = TestDatabase.H2.migrated();
        sessions = JdbiStore.open(log.recording(pool)).operatorSessions();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void end_of_a_session_is_remembered() {
        sessions.insert(session);
        sessions.delete(session.tokenHash());
        sessions.insert(session);
        assertThat(readsOfFinds()).isEqualTo(FINDS);
    }

    /** Anyone can send a made-up token. */
    @Test
    void end_of_a_session_that_does_not_exist_is_not_remembered() {
        sessions.delete(session.tokenHash());
        sessions.insert(session);
        assertThat(readsOfFinds()).isLessThan(FINDS);
    }

    /** A session whose end is remembered is read each time, others once a second. */
    private long readsOfFinds() {
        log.statements();
        for (int i = 0; i < FINDS; i++) {
            assertThat(sessions.find(session.tokenHash())).contains(session);
        }
        return log.statements().stream()
                .filter("select operator_session"::equals)
                .count();
    }
}
