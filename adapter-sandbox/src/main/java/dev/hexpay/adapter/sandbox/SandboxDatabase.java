package dev.hexpay.adapter.sandbox;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** An H2 or PostgreSQL database with the tables of the sandbox. */
public final class SandboxDatabase {
    private final Jdbi jdbi;

    private SandboxDatabase(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Opens the database with the default settings. */
    public static SandboxDatabase open(DataSource dataSource) {
        return open(dataSource, SandboxSettings.DEFAULT);
    }

    /**
     * Opens the database; creates or migrates the tables, unless the settings say that they are migrated. Several servers
     * may do so concurrently.
     */
    public static SandboxDatabase open(DataSource dataSource, SandboxSettings settings) {
        Jdbi jdbi = jdbi(dataSource, settings);
        SandboxMigrations migrations = new SandboxMigrations(jdbi, settings);
        // Statements name their tables <schema>.sandbox_name.
        jdbi.define(
                SandboxMigrations.SCHEMA,
                settings.tables() == SandboxSettings.Tables.MIGRATED ? migrations.schema() : migrations.migrate());
        return new SandboxDatabase(jdbi);
    }

    /** Creates or migrates the tables of a database. Several servers may do so concurrently. */
    public static void migrate(DataSource dataSource, SandboxSettings settings) {
        new SandboxMigrations(jdbi(dataSource, settings), settings).migrate();
    }

    private static Jdbi jdbi(DataSource dataSource, SandboxSettings settings) {
        Jdbi jdbi = Jdbi.create(new SandboxConnections(dataSource, settings.autoCommitOff()));
        // Messages with the values of a statement would put tokens into logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /** Runs statements in a transaction of the sandbox's own; the attribute {@code schema} is defined. */
    <T> T inTransaction(Function<Handle, T> statements) {
        return withHandle(handle -> handle.inTransaction(statements::apply));
    }

    /** Runs statements without a result in a transaction of the sandbox's own. */
    void useTransaction(Consumer<Handle> statements) {
        inTransaction(handle -> {
            statements.accept(handle);
            return handle;
        });
    }

    /** Runs statements that each commit by themselves; the attribute {@code schema} is defined. */
    <T> T withHandle(Function<Handle, T> statements) {
        try {
            return jdbi.withHandle(statements::apply);
        } catch (JdbiException e) {
            throw StatementFailedException.withoutValues(e);
        }
    }
}
