package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hexpay.adapter.http.HttpServer;
import dev.hexpay.adapter.http.HttpSettings;
import dev.hexpay.domain.payment.LinkToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AbortedFormTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final PageServer pages = new PageServer();
    private final LinkToken token = pages.stored(aLink().of(eur(25_00)));
    private HttpServer server;

    @BeforeEach
    void start() {
        PayPageRoutes page = new PayPageRoutes(
                pages.useCases.payPage(), URI.create(PageServer.PUBLIC_URL), PageServer.secrets(), pages.clock);
        server = HttpServer.start(
                HttpSettings.of("127.0.0.1", 0, PageServer.PUBLIC_URL, pages.clock), pages.useCases, page::addTo);
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root.setLevel(level);
        root.detachAppender(log);
        server.stop();
        pages.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 900, a=b, false",
        "Content-Length: 900, a=b, true",
        "Content-Length: 900, '', true",
        "Transfer-Encoding: chunked, '3\r\na=b\r\n', false",
        "Transfer-Encoding: chunked, '3\r\na=b\r\n', true",
    })
    void form_that_is_aborted_is_one_line_in_the_log(String length, String body, boolean isReset) throws Exception {
        abort(server.port(), length, body, isReset);
        Thread.sleep(500);
        server.stop();

        assertOneLine();
    }

    @Test
    void form_that_is_aborted_in_a_mounted_server_is_no_error() throws Exception {
        abort(pages.port(), "Content-Length: 900", "a=b", true);
        Thread.sleep(500);
        pages.close();

        assertThat(log.list).allMatch(event -> !event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    private void assertOneLine() {
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
                .isEmpty();
        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().startsWith("POST /pay/{token} "))
                .hasSize(1);
    }

    private void abort(int port, String length, String body, boolean isReset) throws IOException, InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "POST /pay/" + token.value() + " HTTP/1.1\r\nHost: a\r\n" + length
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(300);
            if (isReset) {
                socket.setSoLinger(true, 0);
            }
        }
    }
}
