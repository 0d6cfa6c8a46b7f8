package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.developer.ApiClient;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a developer's command uses, and with which key. */
final class ServerOptions {
    private static final String SERVER = "--server";

    private final CommandEnvironment environment;

    @Option(
            names = {SERVER, "--url"},
            paramLabel = "URL",
            description = "the server; by default HEXPAY_PUBLIC_URL, or port HEXPAY_PORT of this machine")
    private @Nullable String url;

    @Option(
            names = {"--api-key", "--key"},
            paramLabel = "KEY",
            description = "a key of the sandbox; better in the environment as HEXPAY_API_KEY, which others do not see")
    private @Nullable String apiKey;

    ServerOptions(CommandEnvironment environment) {
        this.environment = environment;
    }

    /** The key; blank if there is none. */
    String apiKey() {
        return apiKey == null ? environment.apiKey() : apiKey;
    }

    /** Whether the command names a server or has a key. */
    boolean areGiven() {
        return url != null || !apiKey().isBlank();
    }

    /** A client of the server in sandbox mode. */
    ApiClient api() {
        return api(Mode.SANDBOX);
    }

    /** A client of the server with a key of this mode. */
    ApiClient api(Mode mode) {
        if (apiKey().isBlank()) {
            throw new ConfigurationException(CommandEnvironment.API_KEY
                    + " is missing: create a key with ./hexpay keys create --mode "
                    + WireName.of(mode));
        }
        String server = url == null
                ? environment.publicUrl()
                : UrlOption.parse(SERVER, url, "http://localhost:8080").toString();
        return ApiClient.inMode(mode, server, apiKey());
    }
}
