package dev.hexpay.e2e;

import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.log.LogConfiguration;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A server in its own JVM whose clock is ahead, so that what is due in hours is due now. */
final class ShiftedClockServer {
    private ShiftedClockServer() {}

    /** Starts a server that is ahead by the duration in the only argument, and prints a new key. */
    public static void main(String[] arguments) {
        LogConfiguration.apply(System.getenv());
        Duration ahead = Duration.parse(arguments[0]);
        HexpayServer server = HexpayServer.open(
                ConfigurationReader.read(System.getenv()),
                builder -> builder.clock(() -> Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS)));
        server.listen();
        var organizations = server.ports().apiKeys().provision();
        System.out.println(organizations
                .issueKey(organizations.getOrCreate("Analytical Engines"), Mode.SANDBOX, new KeyName("Test"))
                .value());
        System.out.println("Ready");
    }
}
