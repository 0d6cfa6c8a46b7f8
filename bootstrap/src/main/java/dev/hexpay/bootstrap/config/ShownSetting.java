package dev.hexpay.bootstrap.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of a setting for printing, without secrets, and where it comes from.
 *
 * @param variable the name of the environment variable
 * @param value the value; a derived default is described in parentheses, and so is a secret
 * @param source where the value comes from
 * @param isDefault whether the value is the default, also when the environment repeats it
 */
public record ShownSetting(String variable, String value, Source source, boolean isDefault) {
    /** Where a value comes from. */
    public enum Source {
        ENVIRONMENT,
        DEFAULT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Every setting of a configuration that was read from this environment, in the order of {@link Setting}. */
    public static List<ShownSetting> all(Map<String, String> environment, Configuration configuration) {
        return Arrays.stream(Setting.values())
                .map(setting -> of(setting, environment, configuration))
                .toList();
    }

    private static ShownSetting of(Setting setting, Map<String, String> environment, Configuration configuration) {
        String given = environment.getOrDefault(setting.variable(), "");
        Source source = given.isBlank() ? Source.DEFAULT : Source.ENVIRONMENT;
        String value = setting.show(configuration);
        return new ShownSetting(
                setting.variable(), value, source, source == Source.DEFAULT || setting.isFixedDefault(value));
    }

    /** The setting as one line, in the form of a shell. */
    public String assignment() {
        return variable + "=" + value;
    }
}
