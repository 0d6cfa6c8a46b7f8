package dev.hexpay.adapter.persistence.jdbi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Which master keys the data of this database was made under, in table {@code master_key}; never the keys themselves. */
public final class JdbiMasterKeys {
    private static final RowType<KnownKey, KnownKey> ROW = RowType.of(KnownKey.class);

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<KnownKey> mapper = ROW.mapper();

    private JdbiMasterKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * A master key that servers use or have used.
     *
     * @param keyId the name of the key
     * @param checkValue what only this key gives
     * @param currentSince since when it is the key for new data, or when it last became that
     * @param discardedAt since when an operator does without it; null while servers need it
     */
    public record KnownKey(
            String keyId,
            String checkValue,
            Instant currentSince,
            @Nullable Instant discardedAt) {
        /** The same key, which servers need no longer. */
        public KnownKey discarded(Instant now) {
            return new KnownKey(keyId, checkValue, currentSince, now);
        }
    }

    /** The keys of this database, which {@link Migrations} has migrated; the settings are those of the store. */
    public static JdbiMasterKeys open(DataSource dataSource, JdbiSettings settings) {
        return new JdbiMasterKeys(JdbiStore.unitOfWork(dataSource, settings));
    }

    /** Runs work in a transaction, while all other callers wait. */
    public <T> T exclusively(Supplier<T> work) {
        return unitOfWork.inTransaction(() -> {
            // A row that always exists; it is locked for moments, at the start of a server.
            unitOfWork.requireTransaction(
                    handle -> handle.createQuery("SELECT id FROM <schema>.organization_lock FOR UPDATE")
                            .mapTo(Integer.class)
                            .one());
            return work.get();
        });
    }

    /** All known keys, the one that became current last first. */
    public List<KnownKey> all() {
        return unitOfWork.run(handle -> handle.createQuery(
                        "SELECT " + ROW.columnList() + " FROM <schema>.master_key ORDER BY current_since DESC, key_id")
                .map(mapper)
                .list());
    }

    /** Adds a key, or replaces the one with this id; call it {@link #exclusively}. */
    public void save(KnownKey key) {
        unitOfWork.requireTransaction(
                handle -> handle.createUpdate("DELETE FROM <schema>.master_key WHERE key_id = :id")
                        .bind("id", key.keyId())
                        .execute());
        unitOfWork.requireTransaction(handle -> handle.createUpdate("INSERT INTO <schema>.master_key ("
                        + ROW.columnList() + ") VALUES (" + ROW.parameterList() + ")")
                .bindNamedArgumentFinder(ROW.arguments(key))
                .execute());
    }

    /** The last encrypted response of any organization; it shows the key of a database that knows none yet. */
    public Optional<String> lastEncryptedResponse() {
        return unitOfWork.run(handle -> handle.createQuery("SELECT sealed_body FROM <schema>.idempotency_key"
                        + " WHERE sealed_body IS NOT NULL ORDER BY claimed_at DESC FETCH FIRST 1 ROW ONLY")
                .mapTo(String.class)
                .findOne());
    }
}
