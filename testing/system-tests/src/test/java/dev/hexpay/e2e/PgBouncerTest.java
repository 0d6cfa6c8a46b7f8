package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers behind PgBouncer in transaction mode, where it is installed: a session is shared by all transactions. */
class PgBouncerTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final int PAYMENTS = 40;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    /** Fewer than the servers have in their pools. */
    private static final int SESSIONS = 4;

    private static final Path GUIDE = Path.of("..", "..", "docs", "guides", "operations.md");

    private final List<AutoCloseable> running = new ArrayList<>();
    private final int port = TestServer.freePort();
    private RestartablePostgres database;

    @BeforeEach
    void start(@TempDir Path dir) throws Exception {
        assumeTrue(pgBouncer() != null, "pgbouncer is not installed");
        assumeTrue(!isRoot() || Files.isExecutable(SETPRIV), "pgbouncer does not run as root");
        database = new RestartablePostgres(dir.resolve("database"));
        running.add(database);
        try (Connection connection = direct();
                Statement statement = connection.createStatement()) {
            for (String setting : settingsOfRole()) {
                statement.execute(setting.replace("hexpay", "postgres"));
            }
        }
        Process pooler = startPgBouncer(dir);
        running.add(pooler::destroyForcibly);
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
    }

    @Test
    void two_servers_share_sessions_and_nothing_is_lost_or_charged_twice(@TempDir Path dir) throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("HEXPAY_DATA_DIR", dir.toString());
        settings.put("HEXPAY_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        // A migration locks the database for its session, so it needs one of its own.
        assertThat(FirstStartTest.output(settings, 0, "migrate")).isEqualTo("The database is up to date.\n");
        List<String> addresses = new ArrayList<>();
        List<ServerProcess> servers = new ArrayList<>();
        for (String name : List.of("server-1", "server-2")) {
            Map<String, String> pooled = new HashMap<>(settings);
            pooled.putAll(TestServer.settings(TestDatabase.H2, dir.resolve(name)));
            pooled.putAll(RestartablePostgres.settings("127.0.0.1:" + port + "/postgres?prepareThreshold=0"));
            addresses.add(pooled.get("HEXPAY_PUBLIC_URL"));
            servers.add(ServerProcess.serve(pooled));
            running.add(servers.get(servers.size() - 1));
        }
        MixedLoad load = new MixedLoad(addresses, servers.get(0).printedKey());
        load.start();
        TestServer.await(LONGEST_WAIT, () -> load.createdPayments.size() >= PAYMENTS);
        load.close();
        load.sendAllAgain();

        LedgerCheck ledger = new LedgerCheck(this::direct);
        TestServer.await(LONGEST_WAIT, () -> ledger.countPayments("processing") == 0);
        assertThat(load.failures).isEmpty();
        assertThat(load.lostResponses.sum()).isZero();
        assertThat(ledger.violations())
                .allSatisfy(
                        (violation, times) -> assertThat(times).as(violation).isZero());
        assertThat(ledger.paymentIds()).containsAll(load.createdPayments);
    }

    /** What a server sets in its own sessions otherwise. */
    private static List<String> settingsOfRole() throws IOException {
        List<String> settings = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("ALTER ROLE hexpay SET "))
                .toList();
        assertThat(settings).hasSize(4);
        return settings;
    }

    private Connection direct() throws SQLException {
        return DriverManager.getConnection(database.settings().get("HEXPAY_DATABASE_URL"), "postgres", "postgres");
    }

    private Process startPgBouncer(Path dir) throws IOException {
        Path config = Files.writeString(dir.resolve("pgbouncer.ini"), """
                        [databases]
                        postgres = host=127.0.0.1 port=%d dbname=postgres user=postgres
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = %d
                        unix_socket_dir =
                        auth_type = any
                        pool_mode = transaction
                        default_pool_size = %d
                        ignore_startup_parameters = extra_float_digits, options
                        """.formatted(database.port(), port, SESSIONS));
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // The directories of JUnit are closed to other users.
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
            command.addAll(List.of(SETPRIV.toString(), "--reuid=10001", "--regid=10001", "--clear-groups"));
        }
        command.addAll(List.of(pgBouncer().toString(), config.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("pgbouncer.log").toFile())
                .start();
        TestServer.await(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return process;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Path pgBouncer() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
