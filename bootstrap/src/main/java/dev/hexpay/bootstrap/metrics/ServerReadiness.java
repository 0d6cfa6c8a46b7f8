package dev.hexpay.bootstrap.metrics;

import dev.hexpay.adapter.http.api.health.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A server is ready when its database answers and its jobs run. While it is being stopped, it refuses every request. */
public final class ServerReadiness implements Readiness, AutoCloseable {
    /** How long the answer of the database holds, and how long it may take. */
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final BooleanSupplier jobs;
    private final PolledValue<Boolean> database;

    /**
     * The readiness of a server with this database.
     *
     * @param jobs whether its jobs are alive
     */
    public ServerReadiness(DataSource dataSource, BooleanSupplier jobs) {
        this.jobs = jobs;
        this.database = new PolledValue<>("readiness", () -> answers(dataSource), false, ONE_SECOND, ONE_SECOND);
    }

    private static boolean answers(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid((int) ONE_SECOND.toSeconds());
        } catch (SQLException unavailable) {
            return false;
        }
    }

    @Override
    public List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (!database.get()) {
            objections.add("the database does not answer");
        }
        if (!jobs.getAsBoolean()) {
            objections.add("its jobs do not run");
        }
        return objections;
    }

    @Override
    public void close() {
        database.close();
    }
}
