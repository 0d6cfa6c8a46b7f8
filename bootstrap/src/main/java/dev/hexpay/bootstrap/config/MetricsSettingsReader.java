package dev.hexpay.bootstrap.config;

import dev.hexpay.bootstrap.config.MetricsSettings.Listener;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the metrics are served. No error contains the token. */
final class MetricsSettingsReader {
    // What a header can carry without quotes.
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{" + MetricsSettings.MIN_TOKEN + ",}");

    private final SettingValues values;

    MetricsSettingsReader(SettingValues values) {
        this.values = values;
    }

    /** The settings of a server with these other ports. */
    MetricsSettings read(int apiPort, OperatorPage operatorPage) {
        return new MetricsSettings(listener(apiPort, operatorPage.port()), token());
    }

    private @Nullable Listener listener(int apiPort, int operatorPort) {
        String text = values.text(Setting.METRICS).strip();
        if (text.equals("off")) {
            return null;
        }
        try {
            Listener listener = Listener.parse(text);
            if (listener.port() == apiPort || listener.port() == operatorPort) {
                values.reject(
                        Setting.METRICS,
                        "must be another port than " + Setting.PORT.variable() + " and " + Setting.OPERATOR.variable());
            }
            return listener;
        } catch (IllegalArgumentException e) {
            values.reject(Setting.METRICS, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable String token() {
        String token = values.find(Setting.METRICS_TOKEN);
        if (token == null || TOKEN.matcher(token.strip()).matches()) {
            return token == null ? null : token.strip();
        }
        values.reject(
                Setting.METRICS_TOKEN,
                "must have " + MetricsSettings.MIN_TOKEN + " or more visible ASCII characters, and no space");
        return null;
    }
}
