package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.bootstrap.developer.ApiClient;
import dev.hexpay.bootstrap.developer.EventTrigger;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Loads the classes of a server, by what servers do, on a temporary data directory. The launcher runs it with the option of Java
 * that archives them.
 */
@Command(
        name = "archive-classes",
        description = "Archive the classes that a server loads, beside the jar, so that it starts faster.",
        footer = {"%nExample:", "  ./hexpay archive-classes"})
final class ArchiveClassesCommand implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Override
    public void run() {
        try {
            Path dataDir = Files.createTempDirectory("hexpay-classes");
            try {
                loadClasses(ConfigurationReader.read(settings(dataDir)));
            } finally {
                delete(dataDir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the environment are for other servers. */
    private static Map<String, String> settings(Path dataDir) throws IOException {
        InetAddress address = InetAddress.getLoopbackAddress();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            port = socket.getLocalPort();
        }
        return Map.of(
                Setting.HOST.variable(), address.getHostAddress(),
                Setting.PORT.variable(), Integer.toString(port),
                Setting.PUBLIC_URL.variable(), "http://" + address.getHostAddress() + ":" + port,
                Setting.DATA_DIR.variable(), dataDir.toString());
    }

    private static void loadClasses(Configuration configuration) throws IOException {
        try (HexpayServer server = HexpayServer.open(configuration)) {
            server.listen();
            ApiKeySecret key = server.ports()
                    .apiKeys()
                    .provision()
                    .createFirst(configuration.sellerName())
                    .orElseThrow();
            String url = configuration.publicUrl();
            for (String page : List.of(url + "/health", url + "/", url + "/docs", String.valueOf(server.loginLink()))) {
                open(page);
            }
            new EventTrigger(ApiClient.ofSandbox(url, key.value())).trigger("payment.refunded");
        }
    }

    private static void open(String url) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        try {
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("interrupted");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
