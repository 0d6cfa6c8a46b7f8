package dev.hexpay.e2e;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.embedded.HexpayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A complete server in this JVM, wired as in production, on a free port and a new database. */
final class TestServer implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long POLL_INTERVAL_NANOS = Duration.ofMillis(20).toNanos();

    private final Configuration configuration;
    private final HexpayServer hexpay;

    private TestServer(Configuration configuration, UnaryOperator<HexpayBuilder> overrides) {
        this.configuration = configuration;
        this.hexpay = HexpayServer.open(configuration, overrides);
        hexpay.listen();
    }

    static TestServer start(TestDatabase database, Path dataDir) {
        return start(settings(database, dataDir), UnaryOperator.identity());
    }

    static TestServer start(Map<String, String> settings, UnaryOperator<HexpayBuilder> overrides) {
        return new TestServer(ConfigurationReader.read(settings), overrides);
    }

    /** The settings of a server in this JVM or in its own JVM. */
    static Map<String, String> settings(TestDatabase database, Path dataDir) {
        Map<String, String> settings = new HashMap<>(database.freshSettings(dataDir));
        int port = freePort();
        settings.put("HEXPAY_PORT", Integer.toString(port));
        settings.put("HEXPAY_PUBLIC_URL", "http://127.0.0.1:" + port);
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
        settings.put("HEXPAY_SELLER_NAME", "Analytical Engines");
        return settings;
    }

    String address() {
        return configuration.publicUrl();
    }

    /** A client with a new key of the organization in sandbox mode. */
    ApiClient sandbox() {
        return client(Mode.SANDBOX);
    }

    /** A client with a new key of the same organization in live mode. */
    ApiClient live() {
        return client(Mode.LIVE);
    }

    /** The organization of {@link #sandbox} and {@link #live}. */
    Organization organization() {
        return hexpay.ports().apiKeys().provision().getOrCreate(configuration.sellerName());
    }

    private ApiClient client(Mode mode) {
        return client(organization(), mode);
    }

    private ApiClient client(Organization organization, Mode mode) {
        ProvisionOrganization organizations = hexpay.ports().apiKeys().provision();
        return new ApiClient(
                address(),
                organizations.issueKey(organization, mode, new KeyName("Test")).value());
    }

    /** A client with a key of another organization. */
    ApiClient anotherOrganization() {
        return client(hexpay.ports().apiKeys().provision().create("Difference Engines"), Mode.SANDBOX);
    }

    HexpayServer hexpay() {
        return hexpay;
    }

    @Override
    public void close() {
        hexpay.close();
    }

    /** Waits until the condition is true, at most 30 seconds. */
    static void await(BooleanSupplier isDone) {
        await(TIMEOUT, isDone);
    }

    /** Waits until the condition is true, at most for this time. */
    static void await(Duration timeout, BooleanSupplier isDone) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isDone.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("timed out");
            }
            LockSupport.parkNanos(POLL_INTERVAL_NANOS);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
