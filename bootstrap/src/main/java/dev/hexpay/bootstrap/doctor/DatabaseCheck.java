package dev.hexpay.bootstrap.doctor;

import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.bootstrap.config.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Whether the database is reachable, of a supported version, and up to date. */
public final class DatabaseCheck implements Check {
    private final DatabaseSource database;

    /** This database. */
    public DatabaseCheck(DatabaseSource database) {
        this.database = database;
    }

    @Override
    public String subject() {
        return "database";
    }

    @Override
    public List<CheckResult> run() {
        try {
            DataSource dataSource = database.find();
            if (dataSource == null) {
                return List.of(CheckResult.ok(subject(), "there is none yet; the first start creates it"));
            }
            String version = version(dataSource);
            List<String> pending = Migrations.pending(dataSource);
            return List.of(
                    CheckResult.ok(subject(), version),
                    pending.isEmpty()
                            ? CheckResult.ok("migrations", "up to date")
                            : CheckResult.fix(
                                    "migrations",
                                    "run ./hexpay migrate, or start the server: pending are "
                                            + String.join(", ", pending)));
        } catch (ConfigurationException e) {
            return List.of(CheckResult.fix(subject(), String.valueOf(e.getMessage())));
        } catch (SQLException | DatabaseUnavailableException e) {
            return List.of(CheckResult.fix(subject(), "it does not answer: see the log of the database"));
        }
    }

    private static String version(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        }
    }
}
