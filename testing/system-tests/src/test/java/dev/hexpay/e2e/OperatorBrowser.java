package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** An operator at a server in another process, without a browser: logs in by a link and reads tables. */
final class OperatorBrowser {
    private static final int COLUMNS_OF_THE_ACTION = 4;

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String server;

    OperatorBrowser(String server) {
        this.server = server;
    }

    /** Uses the login link; returns the path of the only organization. */
    String logIn(String link) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).contains("Overview");
        return response.uri().getPath();
    }

    /** The second to fourth column of each row, newest first. */
    List<String> rows(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + path + (path.contains("?") ? "&" : "?") + "format=csv"))
                .timeout(Duration.ofSeconds(30))
                .build();
        String file = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return file.lines()
                .skip(1)
                .map(line -> String.join(",", Arrays.copyOfRange(line.split(","), 1, COLUMNS_OF_THE_ACTION)))
                .toList();
    }
}
