package dev.hexpay.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes each record of the log as one line with a JSON object: time, level, logger, thread, the formatted message, the
 * fields of the record and of its request, and the exception as text.
 */
final class JsonLogEncoder extends LineEncoder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Override
    String line(ILoggingEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timestamp", TIME.format(event.getInstant()));
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("thread", event.getThreadName());
        fields.put("message", String.valueOf(event.getFormattedMessage()));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> fields.putIfAbsent(pair.key, pair.value));
        }
        event.getMDCPropertyMap().forEach(fields::putIfAbsent);
        IThrowableProxy exception = event.getThrowableProxy();
        if (exception != null) {
            fields.put("exception", ThrowableProxyUtil.asString(exception));
        }
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String value(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long ? value.toString() : text(String.valueOf(value));
    }

    private static String text(String text) {
        return '"' + JsonEscapeUtil.jsonEscapeString(text) + '"';
    }
}
