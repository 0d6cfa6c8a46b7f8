package dev.hexpay.bootstrap;

import ch.qos.logback.core.PropertyDefinerBase;
import dev.hexpay.bootstrap.config.LogFormat;
import java.util.Locale;

/** The format of {@code HEXPAY_LOG}, in any case, for {@code logback.xml}, which is read before the settings are. */
public final class LogFormatProperty extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        String given = System.getenv("HEXPAY_LOG");
        boolean isJson = given != null && given.strip().equalsIgnoreCase(LogFormat.JSON.name());
        return (isJson ? LogFormat.JSON : LogFormat.TEXT).name().toLowerCase(Locale.ROOT);
    }
}
