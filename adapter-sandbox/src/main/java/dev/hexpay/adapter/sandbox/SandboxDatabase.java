package dev.hexpay.adapter.sandbox;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** An H2 or PostgreSQL database with the tables of the sandbox, which are created when it is opened. */
public final class SandboxDatabase {
    private final Jdbi jdbi;

    private SandboxDatabase(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Opens the database with the default settings. */
    public static SandboxDatabase open(DataSource dataSource) {
        return open(dataSource, SandboxSettings.DEFAULT);
    }

    /** Opens the database; creates or migrates the tables. Several servers may do so concurrently. */
    public static SandboxDatabase open(DataSource dataSource, SandboxSettings settings) {
        Jdbi jdbi = Jdbi.create(new SandboxConnections(dataSource, settings.autoCommitOff()));
        // Messages with the values of a statement would put tokens into logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        String schema = new SandboxMigrations(jdbi, settings).migrate();
        // Statements name their tables <schema>.sandbox_name.
        jdbi.define(SandboxMigrations.SCHEMA, schema);
        return new SandboxDatabase(jdbi);
    }

    /** Opens the sandbox's own connections; the attribute {@code schema} is defined. */
    Jdbi jdbi() {
        return jdbi;
    }
}
