package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.organization.ApiKeySecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What an operator meets at the command line. */
class FirstStartTest {
    @Test
    void the_first_start_prints_a_curl_line_that_works_when_pasted(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ChildServer server = ChildServer.serve(settings)) {
            String line = server.printed().stream()
                    .filter(printed -> printed.strip().startsWith("curl "))
                    .findFirst()
                    .orElseThrow();

            Process curl = new ProcessBuilder("bash", "-c", line).start();

            String answer = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("{\"success\":true,\"data\":{\"id\":\"pay_");
            server.terminate();
        }
        try (ChildServer again = ChildServer.serve(settings)) {
            assertThat(String.join("\n", again.printed())).doesNotContain("ck_sandbox_");
        }
    }

    @Test
    void a_key_made_at_the_command_line_is_printed_alone_and_opens_its_mode(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        String key = output(settings, 0, "keys", "create", "--mode", "live", "--name", "Shop")
                .strip();

        assertThat(key).matches("ck_live_[A-Za-z0-9_-]{43}");
        try (ChildServer server = ChildServer.serve(settings)) {
            Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), key);
            assertThat(api.get("/api-keys").data().get(0).path("name").asText()).isEqualTo("Shop");
            assertThat(server.printed()).noneMatch(line -> line.contains("first start"));
        }
    }

    @Test
    void a_key_can_be_made_while_the_server_runs(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ChildServer server = ChildServer.serve(settings)) {
            String key =
                    output(settings, 0, "keys", "create", "--mode", "sandbox").strip();

            assertThat(new Api(settings.get("HEXPAY_PUBLIC_URL"), key).link(100).status())
                    .isEqualTo(201);
            assertThat(server.shownKey()).isNotEqualTo(key);
        }
    }

    @Test
    void a_bad_setting_stops_the_start_with_one_clear_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_PORT", "eighty");
        settings.put("HEXPAY_PROT", "8081");

        output(settings, 1, "serve");

        assertThat(ChildServer.errors(settings).lines())
                .containsExactly("hexpay: HEXPAY_PROT is not a setting;"
                        + " HEXPAY_PORT must be a whole number between 1 and 65535");
    }

    @Test
    void a_host_that_nobody_knows_stops_the_start_with_one_clear_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_HOST", "nope.invalid");

        output(settings, 1, "serve");

        assertThat(ChildServer.errors(settings).lines())
                .containsExactly(
                        "hexpay: HEXPAY_HOST must be an address or a known name of this machine, not nope.invalid");
    }

    @Test
    void a_host_that_is_another_machine_stops_the_start_and_says_so(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_HOST", "192.0.2.1");

        output(settings, 1, "serve");

        assertThat(ChildServer.errors(settings)).doesNotContain("Exception");
        assertThat(ChildServer.errors(settings).lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("hexpay: port")
                        .contains("192.0.2.1", "no address of this machine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "serve --version"})
    void the_version_is_the_one_of_the_build(String arguments, @TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        assertThat(output(settings, 0, arguments.split(" "))).matches("hexpay [0-9]+\\.[0-9]+\\.[0-9]+[-A-Z]*\n");
    }

    @Test
    void a_port_in_use_stops_the_start_and_the_first_key_is_still_to_come(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        int port = Integer.parseInt(settings.get("HEXPAY_PORT"));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            output(settings, 1, "serve");
            assertThat(taken.isBound()).isTrue();
        }

        assertThat(ChildServer.errors(settings).lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).startsWith("hexpay: port " + port + " of 127.0.0.1"));
        try (ChildServer server = ChildServer.serve(settings)) {
            assertThat(server.shownKey()).startsWith("ck_sandbox_");
        }
    }

    @Test
    void servers_that_start_at_once_found_one_organization(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.POSTGRESQL, dataDir);
        try (Hexpay first = Hexpay.open(ConfigurationReader.read(settings));
                Hexpay second = Hexpay.open(ConfigurationReader.read(settings))) {
            List<Future<Optional<ApiKeySecret>>> founding = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            for (int i = 0; i < 8; i++) {
                FoundOrganization found =
                        (i % 2 == 0 ? first : second).useCases().foundOrganization();
                founding.add(threads.submit(() -> found.foundIfNone("Analytical Engines")));
            }
            int founded = 0;
            for (Future<Optional<ApiKeySecret>> each : founding) {
                founded += each.get().isPresent() ? 1 : 0;
            }
            threads.shutdown();
            assertThat(founded).isEqualTo(1);
        }
    }

    @Test
    void a_database_out_of_reach_stops_the_start_with_one_clear_line(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + TestServer.freePort() + "/none");

        output(settings, 1, "migrate");

        assertThat(ChildServer.errors(settings).lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).startsWith("hexpay: the database cannot be opened:"));
    }

    @Test
    void migrate_brings_the_database_up_to_date_any_number_of_times(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);

        for (int i = 0; i < 2; i++) {
            assertThat(output(settings, 0, "migrate")).isEqualTo("The database is up to date.\n");
        }
    }

    private static String output(Map<String, String> settings, int exitCode, String... arguments)
            throws IOException, InterruptedException {
        Process process = ChildServer.command(settings, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(ChildServer.errors(settings)).isEqualTo(exitCode);
        return output;
    }
}
