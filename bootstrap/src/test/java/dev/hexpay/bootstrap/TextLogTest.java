package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The lines of the log as text, in the pattern of {@code logback.xml}. */
class TextLogTest {
    private static final Pattern PATTERN = Pattern.compile("<pattern>(.*)</pattern>");

    private final LoggerContext context = new LoggerContext();

    private String line() throws IOException {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("dev.hexpay.Any");
        event.setLevel(Level.INFO);
        event.setMessage("a message");
        return layout.doLayout(event);
    }

    private static String pattern() throws IOException {
        try (InputStream in = HexpayServer.class.getResourceAsStream("/logback.xml")) {
            Matcher matcher = PATTERN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }
    }

    @Test
    void a_line_of_a_request_with_a_trace_ends_with_it() throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        assertThat(line()).endsWith(" a message" + System.lineSeparator());
        context.getMDCAdapter().put("traceId", "0af7651916cd43dd8448eb211c80319c");
        assertThat(line()).endsWith(" a message trace=0af7651916cd43dd8448eb211c80319c" + System.lineSeparator());
    }
}
