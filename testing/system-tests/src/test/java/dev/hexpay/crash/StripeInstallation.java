package dev.hexpay.crash;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.stripe.StripeNotificationReader;
import dev.hexpay.adapter.stripe.StripeProvider;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.testing.stripe.StripeStub;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A Hexpay in front of the Stripe stub. What one of them knows and has not stored ends with it. */
final class StripeInstallation implements AutoCloseable {
    private static final byte[] MASTER_KEY = new byte[32];

    private final HikariDataSource dataSource = new HikariDataSource();
    private final Hexpay hexpay;

    /** Opens the database of these settings; a call of Stripe ends at the deadline. */
    StripeInstallation(Map<String, String> settings, StripeStub stub, InstantSource clock, Options options) {
        dataSource.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        dataSource.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        dataSource.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        // The database does not crash here, so no commit has to wait for the disk.
        dataSource.addDataSourceProperty("options", "-c synchronous_commit=off");
        dataSource.setMaximumPoolSize(10);
        dataSource.setMinimumIdle(1);
        StripeSettings stripe = StripeSettings.of(Map.of(Mode.SANDBOX, stub.secretKey()))
                .withPublishableKeys(
                        Map.of(Mode.SANDBOX, stub.publishableKey(dev.hexpay.testing.stripe.http.Mode.TEST)))
                .withApi(URI.create(stub.url()))
                .withDeadline(options.deadline());
        String secret = stub.webhookSecret(dev.hexpay.testing.stripe.http.Mode.TEST);
        this.hexpay = Hexpay.builder()
                .dataSource(dataSource)
                .masterKey(MASTER_KEY)
                .clock(clock)
                .failpoints(options.failpoints())
                .provider(Mode.SANDBOX, new StripeProvider(stripe, clock))
                .notifications(
                        StripeProvider.NAME, new StripeNotificationReader(Map.of(Mode.SANDBOX, List.of(secret)), clock))
                .build();
    }

    /** What differs between installations. */
    record Options(Duration deadline, Failpoints failpoints) {}

    InPorts ports() {
        return hexpay.ports();
    }

    OutPorts out() {
        return hexpay.outPorts();
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        hexpay.close();
        dataSource.close();
    }
}
