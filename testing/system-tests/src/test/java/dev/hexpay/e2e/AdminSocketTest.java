package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The socket through which commands reach a running server. */
class AdminSocketTest {
    private static final int IDLE_CONNECTIONS = 200;
    private static final int HONEST_CALLS = 20;
    private static final Pattern LAST_SUCCESS = Pattern.compile("(?m)^notifications {2,}\\S+ +(\\S+)");

    @Test
    void server_listens_on_its_configured_port_only(@TempDir Path dataDir) throws IOException {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(ListeningSockets.portsOf(server.pid()))
                    .containsExactly(Integer.parseInt(settings.get("HEXPAY_PORT")));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket(dataDir))))
                    .isEqualTo("rw-------");
            assertThat(server.terminate()).isZero();
            assertThat(socket(dataDir)).doesNotExist();
        }
    }

    @Test
    void idle_connections_harm_neither_calls_nor_commands_nor_jobs(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        List<SocketChannel> idle = new ArrayList<>();
        try (ServerProcess server = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                idle.add(SocketChannel.open(UnixDomainSocketAddress.of(socket(dataDir))));
            }

            int calls = 0;
            int commands = 0;
            for (int i = 0; i < HONEST_CALLS; i++) {
                calls += api.createLink(100).status() == 201 ? 1 : 0;
                commands += send(dataDir, "command=status").startsWith("output=") ? 1 : 0;
            }

            System.out.printf(
                    "%d idle connections: honest calls answered: %d of %d, commands: %d of %d%n",
                    IDLE_CONNECTIONS, calls, HONEST_CALLS, commands, HONEST_CALLS);
            assertThat(calls).isEqualTo(HONEST_CALLS);
            assertThat(commands).isEqualTo(HONEST_CALLS);
            Instant afterAttack = Instant.now();
            while (!lastSuccess(FirstStartTest.output(settings, 0, "status")).isAfter(afterAttack)) {
                assertThat(Instant.now()).as("a run of a job").isBefore(afterAttack.plusSeconds(60));
            }
        } finally {
            for (SocketChannel each : idle) {
                each.close();
            }
        }
    }

    @Test
    void requests_without_sense_get_an_error(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (TestServer server = TestServer.start(settings, builder -> builder)) {
            assertThat(send(dataDir, "GET / HTTP/1.1")).startsWith("error=");
            assertThat(send(dataDir, "command=shutdown")).startsWith("error=this+server+knows+no+command");
            assertThat(send(dataDir, "command=keys+create&mode=SANDBOX")).startsWith("error=the+argument+name");
            assertThat(send(dataDir, "command=keys+create&mode=SANDBOX&name=A&database=jdbc:h2:mem:x"))
                    .startsWith("error=the+server+that+runs+on+this+data+directory+uses+another+database");
            assertThat(send(dataDir, "x".repeat(9000))).isEmpty();
            assertThat(send(dataDir, "command=keys+create&mode=SANDBOX&name=A")).startsWith("output=ck_sandbox_");
            assertThat(server.hexpay()).isNotNull();
        }
    }

    @Test
    void command_without_a_server_fails_with_one_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        FirstStartTest.output(settings, 1, "status");

        assertThat(ServerProcess.errors(settings).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("hexpay: no running server answers at " + dataDir));
    }

    @Test
    void second_server_on_the_same_database_stops_with_one_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            FirstStartTest.output(settings, 1, "serve");

            assertThat(ServerProcess.errors(settings))
                    .endsWith("hexpay: another process has the embedded database jdbc:h2:file:"
                            + dataDir.resolve("hexpay")
                            + " open: stop it, or set HEXPAY_DATA_DIR or HEXPAY_DATABASE_URL to another one\n");
            assertThat(FirstStartTest.output(settings, 0, "migrate")).isEqualTo("The database is up to date.\n");
            assertThat(server.terminate()).isZero();
        }
    }

    private static Path socket(Path dataDir) {
        return dataDir.resolve("hexpay.sock");
    }

    private static Instant lastSuccess(String status) {
        assertThat(status).contains("duplicates not refunded        0\n", "notifications refused          0\n");
        Matcher job = LAST_SUCCESS.matcher(status);
        assertThat(job.find()).as(status).isTrue();
        return Instant.parse(job.group(1));
    }

    /** Sends a line; returns the response, empty when the server closes the connection. */
    private static String send(Path dataDir, String line) throws IOException {
        ByteBuffer response = ByteBuffer.allocate(64 * 1024);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(dataDir)))) {
            channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
            while (channel.read(response) >= 0) {
                // Until the server closes the connection.
            }
        } catch (IOException closedByServer) {
            return "";
        }
        return new String(response.array(), 0, response.position(), StandardCharsets.UTF_8);
    }
}
