package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.OperatorRole;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The login links in table {@code login_link}. */
final class JdbiLoginLinks implements LoginLinks {
    private static final RowType<LoginLink, LoginLinkRow> ROW =
            new RowType<>(LoginLinkRow.class, LoginLinkRow::from, LoginLinkRow::toLink);

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<LoginLink> mapper = ROW.mapper();

    JdbiLoginLinks(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** A login link as a row of {@code login_link}. */
    record LoginLinkRow(
            @ColumnName("token_sha256") String tokenHash,
            String name,
            OperatorRole role,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        static LoginLinkRow from(LoginLink link) {
            return new LoginLinkRow(link.tokenHash(), link.name(), link.role(), link.expiresAt(), link.usedAt());
        }

        LoginLink toLink() {
            return new LoginLink(tokenHash, name, role, expiresAt, usedAt);
        }
    }

    @Override
    public void insert(LoginLink link) {
        String sql = "INSERT INTO <schema>.login_link (" + ROW.columnList() + ") VALUES (" + ROW.parameterList() + ")";
        unitOfWork.run(
                "login_link",
                handle -> handle.createUpdate(sql)
                        .bindNamedArgumentFinder(ROW.arguments(link))
                        .execute());
    }

    @Override
    public Optional<LoginLink> use(String tokenHash, Instant now) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            int used = handle.createUpdate("UPDATE <schema>.login_link SET used_at = :now"
                            + " WHERE token_sha256 = :hash AND used_at IS NULL AND expires_at > :now")
                    .bind("now", now)
                    .bind("hash", tokenHash)
                    .execute();
            return used == 0
                    ? Optional.empty()
                    : handle.createQuery("SELECT " + ROW.columnList()
                                    + " FROM <schema>.login_link WHERE token_sha256 = :hash")
                            .bind("hash", tokenHash)
                            .map(mapper)
                            .findOne();
        }));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM <schema>.login_link WHERE token_sha256 IN"
                        + " (SELECT token_sha256 FROM <schema>.login_link WHERE expires_at < :expired_before"
                        + " ORDER BY expires_at FETCH FIRST :limit ROWS ONLY)")
                .bind("expired_before", expiredBefore)
                .bind("limit", limit)
                .execute());
    }
}
