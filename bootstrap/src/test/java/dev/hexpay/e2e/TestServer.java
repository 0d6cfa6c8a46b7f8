package dev.hexpay.e2e;

import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.scope.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A whole server in this JVM, wired as in production, on a free port and a fresh database. */
final class TestServer implements AutoCloseable {
    private final Configuration configuration;
    private final Hexpay hexpay;

    private TestServer(Configuration configuration, Adaptation adaptation) {
        this.configuration = configuration;
        this.hexpay = Hexpay.open(configuration, adaptation);
        hexpay.listen();
    }

    static TestServer start(TestDatabase database, Path dataDir) {
        return start(settings(database, dataDir), Adaptation.NONE);
    }

    static TestServer start(Map<String, String> settings, Adaptation adaptation) {
        return new TestServer(ConfigurationReader.read(settings), adaptation);
    }

    /** What a server is started with, in this JVM or in one of its own. */
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

    /** A client with a fresh key to the organization in sandbox mode. */
    Api sandbox() {
        return client(Mode.SANDBOX);
    }

    /** A client with a fresh key to the same organization in live mode. */
    Api live() {
        return client(Mode.LIVE);
    }

    private Api client(Mode mode) {
        FoundOrganization found = hexpay.useCases().foundOrganization();
        return client(found.organization(configuration.sellerName()), mode);
    }

    private Api client(Organization organization, Mode mode) {
        FoundOrganization found = hexpay.useCases().foundOrganization();
        return new Api(
                address(),
                found.issueKey(organization, mode, new KeyName("Test")).value());
    }

    /** A client with a key to an organization of its own. */
    Api anotherOrganization() {
        return client(hexpay.useCases().foundOrganization().found("Difference Engines"), Mode.SANDBOX);
    }

    Hexpay hexpay() {
        return hexpay;
    }

    @Override
    public void close() {
        hexpay.close();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
