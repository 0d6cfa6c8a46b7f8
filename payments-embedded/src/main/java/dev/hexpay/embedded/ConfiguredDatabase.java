package dev.hexpay.embedded;

import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.adapter.persistence.jdbi.Schema;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxSettings;
import dev.hexpay.application.port.out.Store;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of a host, and how its tables are created and used. */
final class ConfiguredDatabase {
    private @Nullable DataSource dataSource;
    private @Nullable DataSource sandboxDataSource;
    private JdbiSettings settings = JdbiSettings.DEFAULT;
    private SandboxSettings sandboxSettings = SandboxSettings.DEFAULT;

    void dataSource(DataSource hostDataSource) {
        dataSource = hostDataSource;
    }

    void sandboxDataSource(DataSource other) {
        sandboxDataSource = other;
    }

    void schema(String name) {
        settings = settings.withSchema(Schema.named(name));
        sandboxSettings = sandboxSettings.withSchema(name);
    }

    void commitsWhenAutoCommitIsOff() {
        settings = settings.commitsWhenAutoCommitIsOff();
        sandboxSettings = sandboxSettings.commitsWhenAutoCommitIsOff();
    }

    void sendsStatementsSingly() {
        settings = settings.sendsStatementsSingly();
    }

    void tablesAreMigrated() {
        sandboxSettings = sandboxSettings.tablesAreMigrated();
    }

    boolean isMissing() {
        return dataSource == null;
    }

    /** Migrates the tables, unless they are migrated already. */
    void prepare() {
        if (sandboxSettings.tables() == SandboxSettings.Tables.TO_MIGRATE) {
            Migrations.migrate(required(), settings);
        }
    }

    /** Migrates the tables of this database, which is a part of the data source. */
    void migrate(DataSource part) {
        Migrations.migrate(part, settings);
        SandboxDatabase.migrate(part, sandboxSettings);
    }

    MasterKeyRegister masterKeys() {
        return MasterKeyRegister.open(required(), settings);
    }

    Store store() {
        return JdbiStore.open(required(), settings);
    }

    SandboxDatabase sandbox() {
        return SandboxDatabase.open(sandboxDataSource == null ? required() : sandboxDataSource, sandboxSettings);
    }

    private DataSource required() {
        if (dataSource == null) {
            throw new IllegalStateException("dataSource(…) is required to build Hexpay");
        }
        return dataSource;
    }
}
