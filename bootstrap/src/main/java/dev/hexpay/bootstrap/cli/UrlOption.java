package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.WebUrl;
import java.net.URI;

/** A URL that a developer gives as an option. */
final class UrlOption {
    private static final int LAST_PORT = 65_535;

    private UrlOption() {}

    /**
     * The URL to which requests can be sent.
     *
     * @param name the name of the option
     * @throws ConfigurationException when it is no http or https URL; the message names the option and an example
     */
    static URI parse(String name, String url, String example) {
        try {
            URI parsed = URI.create(new WebUrl(url).ascii());
            if (parsed.getPort() <= LAST_PORT) {
                return parsed;
            }
        } catch (InvalidValueException e) {
            // The same error.
        }
        throw new ConfigurationException(name + " must be an http or https URL, such as " + example);
    }
}
