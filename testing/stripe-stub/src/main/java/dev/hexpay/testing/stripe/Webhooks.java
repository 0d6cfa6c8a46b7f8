package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs events and delivers them as planned. Nothing is delivered by itself. There are events of payment intents
 * (without {@code payment_intent.created}), refunds, disputes and detached payment methods, and {@code charge.refunded}.
 */
public final class Webhooks {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final StubState state;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Mode, List<String>> secrets = new ConcurrentHashMap<>();
    private final Set<String> delivered = ConcurrentHashMap.newKeySet();
    private volatile Plan plan = Plan.ONCE;

    /** How events arrive. */
    public enum Plan {
        NONE,
        ONCE,
        TWICE,
        /** The newest one first. */
        REORDERED
    }

    /**
     * A signed event, or what became of it.
     *
     * @param event what is delivered
     * @param signature the value of {@code Stripe-Signature}
     * @param status the HTTP status of the receiver; 0 if it is not sent or not answered
     */
    public record Delivery(StubEvent event, String signature, int status) {}

    Webhooks(StubState state) {
        this.state = state;
        for (Mode mode : Mode.values()) {
            secrets.put(mode, List.of("whsec_" + mode.word() + "_Stub1"));
        }
    }

    /** The secret of the endpoint, the newest one. */
    public String secret(Mode mode) {
        return secretsOf(mode).get(0);
    }

    /** Rolls the secret: from now on events are signed with the new and the old one. Returns the new one. */
    public String rollSecret(Mode mode) {
        List<String> before = secretsOf(mode);
        String next = "whsec_" + mode.word() + "_Stub" + (before.size() + 1);
        List<String> both = new ArrayList<>(before);
        both.add(0, next);
        secrets.put(mode, both);
        return next;
    }

    private List<String> secretsOf(Mode mode) {
        return secrets.getOrDefault(mode, List.of());
    }

    /** Plans how events arrive from now on. */
    public void plan(Plan next) {
        plan = next;
    }

    /** All events so far, oldest first. */
    public List<StubEvent> events() {
        synchronized (state) {
            return List.copyOf(state.events().all());
        }
    }

    /** All events of a type so far, oldest first. */
    public List<StubEvent> events(String type) {
        return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The value of {@code Stripe-Signature} at the time of the clock, with one {@code v1} for each secret. */
    public String sign(StubEvent event) {
        return sign(event.body(), event.mode());
    }

    /** The same for any text. */
    public String sign(String body, Mode mode) {
        long time = state.now().getEpochSecond();
        StringBuilder header = new StringBuilder("t=").append(time);
        secretsOf(mode).forEach(secret -> header.append(",v1=").append(signature(secret, time + "." + body)));
        return header.toString();
    }

    /** The hexadecimal HMAC-SHA256 of a text. */
    static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the plan delivers now: the events that were not accepted yet, signed. */
    public List<Delivery> pending() {
        List<Delivery> deliveries = new ArrayList<>();
        if (plan != Plan.NONE) {
            events().stream().filter(event -> !delivered.contains(event.id())).forEach(event -> {
                for (int times = plan == Plan.TWICE ? 2 : 1; times > 0; times--) {
                    deliveries.add(new Delivery(event, sign(event), 0));
                }
            });
        }
        if (plan == Plan.REORDERED) {
            Collections.reverse(deliveries);
        }
        return deliveries;
    }

    /** Posts what is pending; an event is pending again if the receiver does not answer 2xx. */
    public List<Delivery> deliverTo(URI url) {
        List<Delivery> sent = new ArrayList<>();
        for (Delivery delivery : pending()) {
            int status = post(url, delivery);
            if (status / 100 == 2) {
                delivered.add(delivery.event().id());
            }
            sent.add(new Delivery(delivery.event(), delivery.signature(), status));
        }
        return sent;
    }

    private int post(URI url, Delivery delivery) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", delivery.signature())
                .POST(BodyPublishers.ofByteArray(delivery.event().bytes()))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
