package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The sessions of operators in table {@code operator_session}. */
final class JdbiOperatorSessions implements OperatorSessions {
    private static final RowType<OperatorSession, SessionRow> ROW =
            new RowType<>(SessionRow.class, SessionRow::from, SessionRow::toSession);
    private static final String BY_HASH = " WHERE token_sha256 = :hash";
    private static final String SELECT = "SELECT " + ROW.columnList() + " FROM <schema>.operator_session" + BY_HASH;

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<OperatorSession> mapper = ROW.mapper();
    private final RecentRows<String, OperatorSession> recent;

    JdbiOperatorSessions(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.recent = new RecentRows<>(unitOfWork, System::nanoTime);
    }

    /** A session as a row of {@code operator_session}; without an organization, the operator is bound to no scope. */
    record SessionRow(
            @ColumnName("token_sha256") String tokenHash,
            String name,
            OperatorRole role,
            @Nullable OrganizationId organizationId,
            @Nullable Mode mode,
            @Nullable ApiKeyId apiKeyId,
            Instant createdAt,
            Instant lastUsedAt) {
        static SessionRow from(OperatorSession session) {
            Operator operator = session.operator();
            Scope scope = operator.boundTo();
            return new SessionRow(
                    session.tokenHash(),
                    operator.name(),
                    operator.role(),
                    scope == null ? null : scope.organization(),
                    scope == null ? null : scope.mode(),
                    session.apiKey(),
                    session.createdAt(),
                    session.lastUsedAt());
        }

        OperatorSession toSession() {
            Scope scope = organizationId == null || mode == null ? null : new Scope(organizationId, mode);
            return new OperatorSession(tokenHash, new Operator(name, role, scope), apiKeyId, createdAt, lastUsedAt);
        }
    }

    @Override
    public void insert(OperatorSession session) {
        String sql =
                "INSERT INTO <schema>.operator_session (" + ROW.columnList() + ") VALUES (" + ROW.parameterList() + ")";
        unitOfWork.run(
                "operator_session",
                handle -> handle.createUpdate(sql)
                        .bindNamedArgumentFinder(ROW.arguments(session))
                        .execute());
    }

    @Override
    public Optional<OperatorSession> find(String tokenHash) {
        return recent.find(tokenHash, () -> unitOfWork.run(handle -> select(handle, SELECT, tokenHash)));
    }

    private Optional<OperatorSession> select(Handle handle, String sql, String tokenHash) {
        return handle.createQuery(sql).bind("hash", tokenHash).map(mapper).findOne();
    }

    @Override
    public void markUsed(String tokenHash, Instant usedAt) {
        recent.changed(session -> session.tokenHash().equals(tokenHash));
        unitOfWork.run(
                handle -> handle.createUpdate("UPDATE <schema>.operator_session SET last_used_at = :used_at" + BY_HASH)
                        .bind("hash", tokenHash)
                        .bind("used_at", usedAt)
                        .execute());
    }

    @Override
    public Optional<OperatorSession> delete(String tokenHash) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            Optional<OperatorSession> session = select(handle, SELECT + " FOR UPDATE", tokenHash);
            handle.createUpdate("DELETE FROM <schema>.operator_session" + BY_HASH)
                    .bind("hash", tokenHash)
                    .execute();
            // Not for a token that someone made up: what is deleted is remembered for a while.
            session.ifPresent(ended -> recent.deleted(tokenHash));
            return session;
        }));
    }

    @Override
    public int deleteUnused(Instant lastUsedBefore, int limit) {
        recent.changed(session -> session.lastUsedAt().isBefore(lastUsedBefore));
        // The age is checked twice: a selected session may have been used again by the time its lock is free.
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM <schema>.operator_session"
                        + " WHERE last_used_at < :used_before AND token_sha256 IN"
                        + " (SELECT token_sha256 FROM <schema>.operator_session WHERE last_used_at < :used_before"
                        + " ORDER BY last_used_at FETCH FIRST :limit ROWS ONLY)")
                .bind("used_before", lastUsedBefore)
                .bind("limit", limit)
                .execute());
    }
}
