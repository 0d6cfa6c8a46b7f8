package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.developer.EventTrigger;
import dev.hexpay.e2e.EventReceiver.Arrival;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code trigger} and {@code listen}, as a developer of a receiver runs them. */
@Timeout(180)
class EventCommandsTest {
    private static final Pattern CONSOLE = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path dataDir;

    private Map<String, String> settings;
    private TestServer server;
    private String key;

    @BeforeEach
    void start() {
        settings = TestServer.settings(TestDatabase.H2, dataDir);
        server = TestServer.start(settings, UnaryOperator.identity());
        key = server.sandbox().key();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_event_of_this_server_is_triggered() {
        EventTrigger trigger =
                new EventTrigger(dev.hexpay.bootstrap.developer.ApiClient.ofSandbox(server.address(), key));
        ApiClient api = new ApiClient(server.address(), key);

        assertThat(trigger.names()).hasSize(13).allSatisfy(name -> {
            String id = trigger.trigger(name);
            assertThat(api.get("/events/" + id).data().path("event").asText()).isEqualTo(name);
        });
    }

    /** The commands of {@code docs/webhooks.md}, with this receiver in place of the one that is named there. */
    private static List<String[]> documented(EventReceiver receiver) throws IOException {
        Matcher block = CONSOLE.matcher(Files.readString(Path.of("..", "..", "docs", "webhooks.md")));
        assertThat(block.find()).isTrue();
        return block.group(1)
                .lines()
                .map(line -> line.replace("http://localhost:4000/webhooks", receiver.url()))
                .map(line -> line.replaceFirst("^\\./hexpay ", "").split(" "))
                .toList();
    }

    @Test
    void documented_commands_forward_the_chosen_events_signed_with_the_printed_secret() throws Exception {
        try (EventReceiver receiver = EventReceiver.start()) {
            List<String[]> commands = documented(receiver);
            assertThat(commands).hasSize(2);
            Process listen = command(commands.get(0));
            try (BufferedReader out = listen.inputReader(StandardCharsets.UTF_8)) {
                receiver.require(out.readLine().replaceFirst("secret +", ""));
                assertThat(out.readLine()).isEqualTo("ready   forwarding to " + receiver.url() + ", end with Ctrl-C");

                String id = output(0, commands.get(1));

                assertThat(out.readLine()).endsWith("  payment_link.completed  " + id + "  200");
                List<Arrival> arrivals = receiver.arrivals();
                assertThat(arrivals).extracting(Arrival::id).containsExactly(id);
                assertThat(arrivals).extracting(Arrival::event).containsExactly("payment_link.completed");
                assertThat(arrivals.get(0).body())
                        .startsWith("{\"id\":\"" + id + "\",\"event\":\"payment_link.completed\",\"timestamp\":");
                assertThat(receiver.forged()).isZero();
            } finally {
                listen.destroy();
            }
        }
    }

    @Test
    void unknown_event_is_an_error_that_names_it() throws Exception {
        assertThat(output(1, "trigger", "payment.lost")).isEmpty();
        assertThat(output(1, "listen", "--forward-to", "http://localhost:1", "--events", "payment.lost"))
                .isEmpty();
        assertThat(ServerProcess.errors(settings))
                .contains("no event is called payment.lost; choose one of customer.created, ")
                .contains("--events: no event is called payment.lost");
    }

    private Process command(String... arguments) {
        settings.put("HEXPAY_API_KEY", key);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--server";
        all[arguments.length + 1] = server.address();
        return ServerProcess.command(settings, all);
    }

    private String output(int exitCode, String... arguments) throws IOException, InterruptedException {
        Process process = command(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(ServerProcess.errors(settings)).isEqualTo(exitCode);
        return output.strip();
    }
}
