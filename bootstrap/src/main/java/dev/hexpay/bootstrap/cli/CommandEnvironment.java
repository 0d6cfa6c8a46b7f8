package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.config.ShownSetting;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment in which a command is called. It is read when a command uses it. */
final class CommandEnvironment {
    /** The key of a client of the API; no setting of the server. */
    static final String API_KEY = "HEXPAY_API_KEY";

    private final Map<String, String> settings;
    private final String apiKey;

    CommandEnvironment(Map<String, String> variables) {
        this.settings = new HashMap<>(variables);
        this.apiKey = settings.getOrDefault(API_KEY, "");
        settings.remove(API_KEY);
    }

    /**
     * The configuration.
     *
     * @throws ConfigurationException with every invalid variable
     */
    Configuration configuration() {
        return ConfigurationReader.read(DataDirectory.addTo(settings, program(), Path.of("")));
    }

    /** Each setting of {@link #configuration} for printing. */
    List<ShownSetting> shown(Configuration configuration) {
        return ShownSetting.all(settings, configuration);
    }

    /** The URL of the server that is configured here; it may run on another machine. */
    String publicUrl() {
        return ConfigurationReader.publicUrl(settings);
    }

    /** The key for commands that use the API; blank if there is none. */
    String apiKey() {
        return apiKey;
    }

    /** The jar, or the directory with the classes. */
    private static Path program() {
        try {
            return Path.of(CommandEnvironment.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
