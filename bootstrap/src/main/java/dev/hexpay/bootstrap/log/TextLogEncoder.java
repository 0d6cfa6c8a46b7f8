package dev.hexpay.bootstrap.log;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes each record of the log as a line for people: time, level, abbreviated logger, message, and the trace of the request
 * if it has one. An exception follows on lines of its own.
 */
final class TextLogEncoder extends LineEncoder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final int LOGGER_LENGTH = 20;
    private static final int LEVEL_LENGTH = 5;

    private final TargetLengthBasedClassNameAbbreviator abbreviator =
            new TargetLengthBasedClassNameAbbreviator(LOGGER_LENGTH);
    private final Map<String, String> loggers = new ConcurrentHashMap<>();

    @Override
    String line(ILoggingEvent event) {
        String level = event.getLevel().toString();
        StringBuilder line = new StringBuilder();
        TIME.formatTo(event.getInstant(), line);
        line.append(' ')
                .append(level)
                .append(" ".repeat(LEVEL_LENGTH + 1 - level.length()))
                .append(loggers.computeIfAbsent(event.getLoggerName(), abbreviator::abbreviate))
                .append(' ')
                .append(event.getFormattedMessage());
        String trace = event.getMDCPropertyMap().get("traceId");
        if (trace != null && !trace.isEmpty()) {
            line.append(" trace=").append(trace);
        }
        line.append(System.lineSeparator());
        IThrowableProxy exception = event.getThrowableProxy();
        if (exception != null) {
            line.append(ThrowableProxyUtil.asString(exception));
        }
        return line.toString();
    }
}
