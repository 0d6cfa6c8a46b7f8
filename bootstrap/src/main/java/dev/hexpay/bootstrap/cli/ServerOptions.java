package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.developer.ApiClient;
import picocli.CommandLine.Option;

/** Which server a developer's command uses, and with which key. */
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "the server; ${DEFAULT-VALUE} by default")
    private String url = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:HEXPAY_API_KEY}",
            description = "a key of the sandbox; better in the environment as HEXPAY_API_KEY, which others do not see")
    private String apiKey = "";

    /** The key. */
    String apiKey() {
        return apiKey;
    }

    /** A client of the server. */
    ApiClient api() {
        if (apiKey == null || apiKey.isBlank()) {
            throw new ConfigurationException(
                    "HEXPAY_API_KEY is missing: create a key with ./hexpay keys create --mode sandbox");
        }
        return new ApiClient(
                UrlOption.parse("--server", url, "http://localhost:8080").toString(), apiKey);
    }
}
