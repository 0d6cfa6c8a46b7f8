package dev.hexpay.bootstrap.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A logger of its own, whose records one encoder writes into memory. */
final class CapturedLog implements AutoCloseable {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final Logger log = context.getLogger("dev.hexpay.Test");

    CapturedLog(LineEncoder encoder) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        log.addAppender(appender);
    }

    /** Adds a field to what this thread logs. */
    void put(String field, String value) {
        context.getMDCAdapter().put(field, value);
    }

    Logger logger(String name) {
        Logger other = context.getLogger(name);
        other.addAppender(log.iteratorForAppenders().next());
        return other;
    }

    List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
