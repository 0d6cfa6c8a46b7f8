package dev.hexpay.application.port.out;

import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Posts events to the endpoints of merchants. A URL of a merchant is untrusted: in live mode only public addresses are
 * called, by https. No redirect is followed.
 */
public interface WebhookSender {
    /** The longest time of one attempt, from the look-up of the name to the last byte that is read. */
    Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * Why an endpoint of this mode must not have this URL, as the end of a sentence about it, such as "must use https"; empty
     * when it may. No name is looked up: a name that resolves to an address that must not be called is found out when
     * it is called.
     */
    Optional<String> objectionTo(Mode mode, WebUrl url);

    /**
     * Sends all requests at the same time and returns when the last one has ended, after at most about {@link
     * #TIMEOUT}.
     *
     * @return the attempt of each request, in their order; whatever its URL is, a failure is a result, never an exception
     * @throws IllegalStateException when the sender is closed, also while it sends: no result is known then, and deliveries
     *     are sent again after the lease of their endpoint
     */
    List<Sent> send(Mode mode, List<Request> requests);

    /**
     * A POST.
     *
     * @param headers all headers but {@code Host}, {@code Content-Length} and {@code User-Agent}
     * @param body JSON, sent as exactly these characters in UTF-8
     */
    record Request(WebUrl url, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** What came of a request, and how long it took. */
    record Sent(AttemptResult result, Duration duration) {}
}
