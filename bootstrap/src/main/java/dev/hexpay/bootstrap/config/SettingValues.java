package dev.hexpay.bootstrap.config;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.WireName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of settings by type. An invalid value is collected as an error, and the default takes its place so that
 * the other settings can be checked. A blank value is the same as none.
 */
final class SettingValues {
    private static final Set<String> VARIABLES =
            Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> environment;
    private final List<String> errors = new ArrayList<>();

    /** The values in these variables. */
    SettingValues(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Adds an error for each variable that begins like a setting and is none. */
    void rejectUnknown() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(Setting.PREFIX) && !VARIABLES.contains(name))
                .sorted()
                .forEach(name -> errors.add(name + " is not a setting"));
    }

    /** Adds an error about a setting; {@code reason} continues a sentence that begins with the variable. */
    void reject(Setting setting, String reason) {
        errors.add(setting.variable() + " " + reason);
    }

    /**
     * Does nothing if all values are valid.
     *
     * @throws ConfigurationException with every error
     */
    void requireValid() {
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
    }

    /** The value as it is, also if it is blank; empty if the variable does not exist. */
    String verbatim(Setting setting) {
        return environment.getOrDefault(setting.variable(), "");
    }

    /** The value; null if it is not set. */
    @Nullable
    String find(Setting setting) {
        String value = environment.get(setting.variable());
        return value == null || value.isBlank() ? null : value;
    }

    /** The value or its fixed default. */
    String text(Setting setting) {
        return text(setting, setting.defaultValue());
    }

    /** The value or a default that depends on other settings. */
    String text(Setting setting, String derivedDefault) {
        String value = find(setting);
        return value == null ? derivedDefault : value;
    }

    /** A whole number from {@code min} to {@code max}. */
    int integer(Setting setting, int min, int max) {
        try {
            int number = Integer.parseInt(text(setting).strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, like a number that is out of range.
        }
        reject(setting, "must be a whole number between " + min + " and " + max);
        return Integer.parseInt(setting.defaultValue());
    }

    /** A constant of an enum, in any case, with hyphens for underscores. */
    <E extends Enum<E>> E constant(Setting setting, Class<E> type) {
        String name = constantName(text(setting));
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        reject(
                setting,
                "must be "
                        + Arrays.stream(constants)
                                .map(constant -> WireName.of(constant).replace('_', '-'))
                                .collect(Collectors.joining(" or ")));
        return Enum.valueOf(type, constantName(setting.defaultValue()));
    }

    private static String constantName(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** A path of this machine or its fixed default. */
    Path path(Setting setting) {
        Path path = findPath(setting);
        return path == null ? Path.of(setting.defaultValue()) : path;
    }

    /** A path of this machine; null if it is not set. */
    @Nullable
    Path findPath(Setting setting) {
        String path = find(setting);
        try {
            return path == null ? null : Path.of(path);
        } catch (InvalidPathException e) {
            reject(setting, "must be a path of this machine");
            return null;
        }
    }

    /** An http or https URL without trailing slashes, or a default that depends on other settings. */
    String httpUrl(Setting setting, String derivedDefault) {
        String url = text(setting, derivedDefault).replaceAll("/+$", "");
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            // Reported below, like every other invalid URL.
        }
        reject(setting, "must be an http or https address such as https://pay.example.com");
        return derivedDefault;
    }

    /** A value of the domain; null if it is not set. */
    <T> @Nullable T parse(Setting setting, Function<String, T> parser) {
        String value = find(setting);
        return value == null ? null : parse(setting, value, parser);
    }

    /** A value of the domain in a part of the setting; null if it is invalid. */
    <T> @Nullable T parse(Setting setting, String part, Function<String, T> parser) {
        try {
            return parser.apply(part);
        } catch (InvalidValueException invalid) {
            reject(setting, invalid.violations().get(0).message());
            return null;
        }
    }
}
