package dev.hexpay.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.embedded.HexpayBuilder;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.SettableClock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A Hexpay with a settable clock, a provider whose responses can be lost, and observed failpoints. */
final class Installation implements AutoCloseable {
    private static final ThreadLocal<FaultyConnection> CONNECTION = new ThreadLocal<>();
    private static final int MAX_CONNECTIONS = 120;

    // A thread killed inside a database transaction keeps its connection, and on H2 the product has only one.
    private final HikariDataSource dataSource = new HikariDataSource();
    private final HexpayServer hexpay;
    private final OutPorts out;

    /**
     * Opens the database of these settings.
     *
     * @param connections returns the connection for the transaction, refund or receipt of this id, or to the endpoint
     *     with this URL, unless a thread has chosen another one
     */
    Installation(
            Map<String, String> settings,
            SettableClock clock,
            Failpoints failpoints,
            Function<String, FaultyConnection> connections) {
        dataSource.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        dataSource.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        dataSource.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        dataSource.setMaximumPoolSize(MAX_CONNECTIONS);
        dataSource.setMinimumIdle(1);
        CrashPorts testPorts = new CrashPorts(
                id -> CONNECTION.get() == null ? connections.apply(id) : CONNECTION.get(),
                MailServer.of(settings),
                WebhookReceiver.of(settings));
        AtomicReference<OutPorts> replaced = new AtomicReference<>();
        UnaryOperator<HexpayBuilder> overrides =
                builder -> builder.clock(clock).failpoints(failpoints).replacing(ports -> {
                    replaced.set(testPorts.applyTo(ports, JdbiStore.open(dataSource)));
                    return replaced.get();
                });
        this.hexpay = HexpayServer.open(ConfigurationReader.read(settings), overrides);
        this.out = replaced.get();
    }

    InPorts ports() {
        return hexpay.ports();
    }

    OutPorts out() {
        return out;
    }

    /** Does the work with all remote calls over this connection. */
    void withConnection(FaultyConnection connection, Runnable work) {
        CONNECTION.set(connection);
        try {
            work.run();
        } finally {
            CONNECTION.remove();
        }
    }

    @Override
    public void close() {
        dataSource.close();
        hexpay.close();
    }
}
