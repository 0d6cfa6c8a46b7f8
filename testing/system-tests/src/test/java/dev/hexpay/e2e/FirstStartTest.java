package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line and the first start. */
class FirstStartTest {
    @Test
    void first_start_prints_a_curl_command_that_works(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String line = server.output().stream()
                    .filter(printed -> printed.strip().startsWith("curl "))
                    .findFirst()
                    .orElseThrow();

            Process curl = new ProcessBuilder("bash", "-c", line).start();

            String response = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response).startsWith("{\"success\":true,\"data\":{\"id\":\"pay_");
            server.terminate();
        }
        try (ServerProcess again = ServerProcess.serve(settings)) {
            assertThat(String.join("\n", again.output())).doesNotContain("ck_sandbox_");
        }
    }

    @Test
    void keys_create_prints_only_the_key_and_the_key_works_in_its_mode(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        String key = output(settings, 0, "keys", "create", "--mode", "live", "--name", "Shop")
                .strip();

        assertThat(key).matches("ck_live_[A-Za-z0-9_-]{64}");
        try (ServerProcess server = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key);
            assertThat(api.get("/api-keys").data().get(0).path("name").asText()).isEqualTo("Shop");
            assertThat(server.output()).noneMatch(line -> line.contains("first start"));
        }
    }

    @Test
    void key_can_be_created_while_the_server_runs(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String key =
                    output(settings, 0, "keys", "create", "--mode", "sandbox").strip();

            assertThat(new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key)
                            .createLink(100)
                            .status())
                    .isEqualTo(201);
            assertThat(server.printedKey()).isNotEqualTo(key);
        }
    }

    @Test
    void login_prints_only_a_link_with_and_without_a_server(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        String link = settings.get("HEXPAY_PUBLIC_URL") + "/operator/login/[A-Za-z0-9_-]{43}";
        String first = output(settings, 0, "login").strip();
        assertThat(first).matches(link);
        String advice = "hexpay: no server runs on " + dataDir
                + ": start it within ten minutes, or set HEXPAY_DATA_DIR as for the server\n";
        assertThat(ServerProcess.errors(settings)).endsWith(advice);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String second = output(settings, 0, "login", "--role", "viewer", "--name", "Ada")
                    .strip();
            assertThat(second).matches(link).isNotEqualTo(first);
            assertThat(server.output()).anyMatch(line -> line.strip().matches(link));
            assertThat(ServerProcess.errors(settings)).containsOnlyOnce(advice);
        }
        output(settings, 1, "login", "--name", "x".repeat(101));
        assertThat(ServerProcess.errors(settings)).contains("hexpay: ").contains("name");
    }

    @Test
    void login_before_the_first_start_works_after_it_and_the_audit_log_says_who_created_links(@TempDir Path dataDir)
            throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        String link = output(settings, 0, "login", "--name", "Ada").strip();
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(server.printedKey()).startsWith("ck_sandbox_");
            output(settings, 0, "link", "25.00", "eur", "Tea");
            OperatorBrowser browser = new OperatorBrowser(settings.get("HEXPAY_PUBLIC_URL"));

            String place = browser.logIn(link);

            String user = System.getProperty("user.name");
            assertThat(browser.rows(place + "/audit?log=logins"))
                    .containsExactly(
                            "Ada,admin,Log in",
                            "First start,admin,Create login link",
                            user + ",admin,Create login link");
            assertThat(browser.rows(place + "/audit")).containsExactly(user + ",admin,Create link");
        }
    }

    @Test
    void organization_is_created_beside_a_server_and_keys_name_theirs(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String[] created = output(settings, 0, "organizations", "create", "Second Shop")
                    .split("\\s+");

            assertThat(created)
                    .startsWith("organization")
                    .contains("sandbox", "key")
                    .hasSize(5);
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), created[4]);
            assertThat(api.createLink(100).status()).isEqualTo(201);
            assertThat(new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey())
                            .get("/payments")
                            .data())
                    .isEmpty();
            String key = output(settings, 0, "keys", "create", "--mode", "sandbox", "--organization", created[1]);
            assertThat(new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key.strip())
                            .get("/payments")
                            .data())
                    .hasSize(1);
            output(settings, 1, "keys", "create", "--mode", "sandbox");
            assertThat(ServerProcess.errors(settings))
                    .contains("hexpay: there are several organizations: name one with --organization")
                    .contains(created[1] + "  Second Shop");
        }
        String unknown = "00000000-0000-0000-0000-000000000001";
        output(settings, 1, "keys", "create", "--mode", "sandbox", "--organization", unknown);
        assertThat(ServerProcess.errors(settings)).contains("there is no organization " + unknown, "Second Shop");
        output(settings, 1, "organizations", "create", "a\u202Eb");
        assertThat(ServerProcess.errors(settings)).contains("name must not contain control characters");
    }

    @Test
    void invalid_settings_stop_the_start_with_a_line_each(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_PORT", "eighty");
        settings.put("HEXPAY_PROT", "8081");

        output(settings, 1, "serve");

        assertThat(ServerProcess.errors(settings).lines())
                .containsExactly(
                        "hexpay: HEXPAY_PROT is not a setting",
                        "hexpay: HEXPAY_PORT must be a whole number between 1 and 65535");
    }

    @Test
    void unknown_host_stops_the_start_with_one_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_HOST", "nope.invalid");

        output(settings, 1, "serve");

        assertThat(ServerProcess.errors(settings).lines())
                .containsExactly(
                        "hexpay: HEXPAY_HOST must be an address or a known name of this machine, not nope.invalid");
    }

    @Test
    void address_of_another_machine_stops_the_start(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_HOST", "192.0.2.1");

        output(settings, 1, "serve");

        assertThat(ServerProcess.errors(settings)).doesNotContain("Exception");
        assertThat(ServerProcess.errors(settings).lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("hexpay: cannot listen on port")
                        .contains("192.0.2.1", "not an address of this machine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "serve --version"})
    void version_is_the_version_of_the_build(String arguments, @TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        assertThat(output(settings, 0, arguments.split(" "))).matches("hexpay [0-9]+\\.[0-9]+\\.[0-9]+[-A-Z]*\n");
    }

    @Test
    void port_in_use_stops_the_start_before_the_first_key_is_created(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        int port = Integer.parseInt(settings.get("HEXPAY_PORT"));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            output(settings, 1, "serve");
            assertThat(taken.isBound()).isTrue();
        }

        assertThat(ServerProcess.errors(settings)
                        .lines()
                        .filter(line -> line.startsWith("hexpay:") || line.contains("ERROR")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("hexpay: cannot listen on port " + port + " of 127.0.0.1")
                        .endsWith(" Stop the other server, or set HEXPAY_PORT or HEXPAY_HOST"));
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(server.printedKey()).startsWith("ck_sandbox_");
        }
    }

    @Test
    void port_of_the_operator_page_in_use_stops_the_start_and_names_its_setting(@TempDir Path dataDir)
            throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("HEXPAY_OPERATOR", Integer.toString(taken.getLocalPort()));
            output(settings, 1, "serve");
        }

        assertThat(ServerProcess.errors(settings)
                        .lines()
                        .filter(line -> line.startsWith("hexpay:") || line.contains("ERROR")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("hexpay: cannot listen on port " + settings.get("HEXPAY_OPERATOR"))
                        .endsWith(" Stop the other server, or set HEXPAY_OPERATOR or HEXPAY_HOST"));
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(server.printedKey()).startsWith("ck_sandbox_");
        }
    }

    @Test
    void concurrent_first_starts_create_one_organization(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.POSTGRESQL, dataDir);
        try (HexpayServer first = HexpayServer.open(ConfigurationReader.read(settings));
                HexpayServer second = HexpayServer.open(ConfigurationReader.read(settings))) {
            List<Future<Optional<ApiKeySecret>>> results = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            for (int i = 0; i < 8; i++) {
                ProvisionOrganization organizations =
                        (i % 2 == 0 ? first : second).ports().apiKeys().provision();
                results.add(threads.submit(() -> organizations.createFirst("Analytical Engines")));
            }
            int created = 0;
            for (Future<Optional<ApiKeySecret>> each : results) {
                created += each.get().isPresent() ? 1 : 0;
            }
            threads.shutdown();
            assertThat(created).isEqualTo(1);
        }
    }

    /** A command may run where the key of the servers is not set. */
    @Test
    void commands_leave_the_master_key_to_the_server(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.POSTGRESQL, dataDir);
        Map<String, String> server = new HashMap<>(settings);
        server.put("HEXPAY_MASTER_KEY", "A".repeat(43) + "=");

        output(settings, 0, "migrate");
        output(settings, 0, "keys", "create", "--mode", "live");
        HexpayServer.open(ConfigurationReader.read(server)).close();
        output(settings, 0, "organizations", "create", "Second Shop");
        HexpayServer.open(ConfigurationReader.read(server)).close();

        assertThat(dataDir.resolve("master.key")).doesNotExist();
    }

    @Test
    void unreachable_database_stops_the_start_with_one_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + TestServer.freePort() + "/none");

        output(settings, 1, "migrate");

        assertThat(ServerProcess.errors(settings).lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).startsWith("hexpay: the database cannot be opened:"));
    }

    @Test
    void migrate_can_be_repeated(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        for (int i = 0; i < 2; i++) {
            assertThat(output(settings, 0, "migrate")).isEqualTo("The database is up to date.\n");
        }
    }

    static String output(Map<String, String> settings, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        Process process = ServerProcess.command(settings, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(ServerProcess.errors(settings)).isEqualTo(exitCode);
        return output;
    }
}
