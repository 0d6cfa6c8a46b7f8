package dev.hexpay.adapter.persistence.jdbi;

/**
 * Settings of {@link Migrations} and {@link JdbiStore}; both must get the same.
 *
 * @param schema the schema with the tables
 * @param autoCommitOff the meaning of a connection whose auto-commit is off
 * @param statements how the writes of a unit of work are sent
 */
public record JdbiSettings(Schema schema, AutoCommitOff autoCommitOff, Statements statements) {
    /**
     * Schema {@code hexpay}; a connection whose auto-commit is off belongs to a transaction of the host; writes are sent
     * together.
     */
    public static final JdbiSettings DEFAULT =
            new JdbiSettings(Schema.DEFAULT, AutoCommitOff.IS_HOST_TRANSACTION, Statements.TOGETHER);

    /** The same settings with the tables in another schema. */
    public JdbiSettings withSchema(Schema other) {
        return new JdbiSettings(other, autoCommitOff, statements);
    }

    /**
     * The same settings for a pool whose connections have auto-commit off when they are borrowed (HikariCP:
     * {@code autoCommit=false}). Every unit of work is then committed, so the pool must not hand out connections of a
     * running host transaction; {@link JoiningDataSource#join} remains available for that.
     */
    public JdbiSettings commitsWhenAutoCommitIsOff() {
        return new JdbiSettings(schema, AutoCommitOff.IS_POOL_DEFAULT, statements);
    }

    /** The same settings for a data source that reads every text as one simple statement, as one that shards does. */
    public JdbiSettings sendsStatementsSingly() {
        return new JdbiSettings(schema, autoCommitOff, Statements.SINGLY);
    }

    /** What it means that a borrowed connection has auto-commit off. */
    public enum AutoCommitOff {
        /** The host has begun a transaction on it, and commits it. */
        IS_HOST_TRANSACTION,
        /** The pool is configured so; no transaction has begun. */
        IS_POOL_DEFAULT
    }

    /** How the writes of a unit of work are sent whose results nothing depends on. */
    public enum Statements {
        /** Several as one text, and with queries among the values, where that saves round trips: on PostgreSQL. */
        TOGETHER,
        /** Each by itself, at once. */
        SINGLY
    }
}
