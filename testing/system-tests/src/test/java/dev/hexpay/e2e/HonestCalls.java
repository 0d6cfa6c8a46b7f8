package dev.hexpay.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of an honest merchant during an attack: each reads payments or creates a link, and has two seconds. */
final class HonestCalls {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;
    private int made;
    private int answered;

    HonestCalls(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /** Makes calls one after the other; gives up after four that were not answered. */
    HonestCalls make(int count) throws InterruptedException {
        int unanswered = 0;
        for (int i = 0; i < count && unanswered < 4; i++) {
            made++;
            if (isAnswered(i % 2 == 0)) {
                answered++;
            } else {
                unanswered++;
            }
        }
        made = Math.max(made, count);
        return this;
    }

    private boolean isAnswered(boolean isRead) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/payments"))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_TIMEOUT);
        HttpRequest call = isRead
                ? request.GET().build()
                : request.POST(BodyPublishers.ofString(ApiClient.createLink("eur", 2500)))
                        .build();
        try {
            return client.send(call, BodyHandlers.ofString()).statusCode() / 100 == 2;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    int made() {
        return made;
    }

    int answered() {
        return answered;
    }

    @Override
    public String toString() {
        return "honest calls answered during the attack: " + answered + " of " + made;
    }
}
