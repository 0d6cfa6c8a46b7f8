package dev.hexpay.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.status.NopStatusListener;
import dev.hexpay.bootstrap.config.LogFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Writes the log to standard error. It is in code, since to read a file of Logback takes a twentieth of a start. */
public final class LogConfiguration {
    /** Where an operator may name a file of Logback; such a file replaces all of this. */
    private static final String FILE = "logback.configurationFile";

    private LogConfiguration() {}

    /**
     * Configures the log of this process, before anything is logged: the settings are read later, so {@code HEXPAY_LOG} is
     * read here in any case, and what is not {@code json} is text.
     */
    public static void apply(Map<String, String> environment) {
        String file = System.getProperty(FILE);
        if (file != null && Files.isReadable(Path.of(file))) {
            return;
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        // Logback's own messages would go to standard output.
        context.getStatusManager().add(new NopStatusListener());
        String format = environment.getOrDefault("HEXPAY_LOG", "").strip();
        LineEncoder encoder =
                format.equalsIgnoreCase(LogFormat.JSON.name()) ? new JsonLogEncoder() : new TextLogEncoder();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(standardError(context, encoder));
        context.getLogger("dev.hexpay").setLevel(Level.INFO);
    }

    /** Standard output is reserved for the output of commands. */
    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context, LineEncoder encoder) {
        encoder.setContext(context);
        encoder.start();
        StartFailureFilter filter = new StartFailureFilter();
        filter.setContext(context);
        filter.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.addFilter(filter);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
