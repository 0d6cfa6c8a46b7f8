package dev.hexpay.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.persistence.jdbi.JdbiStore;
import dev.hexpay.testkit.SettableClock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A Hexpay with a clock that can be set, a provider whose answers can be lost, and somebody who hears milestones. */
final class Installation implements AutoCloseable {
    private static final ThreadLocal<Line> LINE = new ThreadLocal<>();
    private static final int CONNECTIONS = 120;

    // Who is killed inside of a unit of work keeps its connection, and on H2 the product has only one.
    private final HikariDataSource connections = new HikariDataSource();
    private final Hexpay hexpay;
    private final OutPorts out;

    /**
     * Opens the database of these settings.
     *
     * @param lines over which line it is asked about the attempt or refund of this id, or the receipt of this id is
     *     sent, unless a thread has said otherwise
     */
    Installation(
            Map<String, String> settings, SettableClock clock, Milestones milestones, Function<String, Line> lines) {
        connections.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        connections.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        connections.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        connections.setMaximumPoolSize(CONNECTIONS);
        connections.setMinimumIdle(1);
        Rig rig = new Rig(id -> LINE.get() == null ? lines.apply(id) : LINE.get(), MailServer.of(settings));
        AtomicReference<OutPorts> rigged = new AtomicReference<>();
        Adaptation adaptation = Adaptation.NONE
                .withClock(clock)
                .withMilestones(milestones)
                .withOutPorts(ports -> {
                    rigged.set(rig.applyTo(ports, JdbiStore.open(connections)));
                    return rigged.get();
                });
        this.hexpay = Hexpay.open(ConfigurationReader.read(settings), adaptation);
        this.out = rigged.get();
    }

    UseCases useCases() {
        return hexpay.useCases();
    }

    OutPorts out() {
        return out;
    }

    /** Does the work, all of whose questions to others go over this line. */
    void over(Line chosen, Runnable work) {
        LINE.set(chosen);
        try {
            work.run();
        } finally {
            LINE.remove();
        }
    }

    @Override
    public void close() {
        connections.close();
        hexpay.close();
    }
}
