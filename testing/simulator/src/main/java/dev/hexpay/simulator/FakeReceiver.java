package dev.hexpay.simulator;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The receivers of all merchants: they fail at times, hang for a while, or are dead for the whole run.
 * In some runs the process that sends is suspended for longer than its lease.
 */
final class FakeReceiver implements WebhookSender {
    private static final Duration FAST = Duration.ofMillis(5);

    /** Longer than the lease of an endpoint. */
    private static final Duration SUSPENDED = Duration.ofSeconds(40);

    private final Simulation simulation;
    private final ReceivedWebhooks received;
    private final SeededRandom random;
    private final Trace trace;
    private final Map<WebUrl, Instant> hangsUntil = new HashMap<>();
    private final Set<WebUrl> dead = new HashSet<>();
    private boolean isFaultFree;

    FakeReceiver(Simulation simulation, ReceivedWebhooks received) {
        this.simulation = simulation;
        this.received = received;
        this.random = simulation.random();
        this.trace = simulation.trace();
    }

    /** From now on every request is accepted, except by dead receivers. */
    void stopFaults() {
        isFaultFree = true;
    }

    /** This receiver never answers again. */
    void die(WebUrl url) {
        dead.add(url);
    }

    /** Dead receivers answer again. */
    void reviveAll() {
        dead.clear();
    }

    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return Optional.empty();
    }

    /** The requests arrive in any order. */
    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        simulation.interleaving().interruptionPoint("sending webhooks");
        Map<Integer, Sent> answers = new HashMap<>();
        received.exclusively(requests.get(0), () -> {
            for (int place : shuffled(requests.size())) {
                answers.put(place, sent(mode, requests.get(place)));
            }
            Duration longest = answers.values().stream().map(Sent::duration).reduce(FAST, FakeReceiver::longer);
            // The clock has seconds.
            simulation.advance(Duration.ofSeconds(longest.toSeconds()));
            if (!isFaultFree && received.mayOutliveLease() && random.chanceInThousand(300)) {
                simulation.advance(SUSPENDED);
            }
            simulation.interleaving().interruptionPoint("answering webhooks");
        });
        List<Sent> inOrder = new ArrayList<>();
        for (int place = 0; place < requests.size(); place++) {
            inOrder.add(answers.getOrDefault(place, new Sent(new NoResponse(Cause.TIMED_OUT), TIMEOUT)));
        }
        return inOrder;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private List<Integer> shuffled(int count) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            places.add(random.between(0, places.size()), place);
        }
        return places;
    }

    private Sent sent(Mode mode, Request request) {
        received.sent(mode, request);
        if (dead.contains(request.url())) {
            return timedOut("DEAD");
        } else if (isFaultFree) {
            return accepted(request, FAST);
        }
        Instant now = simulation.clock().instant();
        if (now.isBefore(hangsUntil.getOrDefault(request.url(), Instant.MIN))) {
            return timedOut("HANGS");
        }
        return faulty(request, random.between(1, 1000));
    }

    private Sent timedOut(String fault) {
        trace.count("webhook fault " + fault);
        return new Sent(new NoResponse(Cause.TIMED_OUT), TIMEOUT);
    }

    private Sent accepted(Request request, Duration duration) {
        received.accepted(request);
        return new Sent(new Response(200, null, "ok"), duration);
    }

    private Sent faulty(Request request, int ticket) {
        if (ticket <= 70) {
            return answered(new Response(random.oneOf(List.of(500, 503, 404, 302)), null, "no"), "STATUS");
        } else if (ticket <= 110) {
            return answered(new Response(429, retryAfter(), ""), "RETRY_AFTER");
        } else if (ticket <= 140) {
            return answered(new NoResponse(Cause.CONNECTION_FAILED), "REFUSED");
        } else if (ticket <= 190) {
            received.accepted(request);
            return answered(new NoResponse(Cause.CONNECTION_FAILED), "RESET_AFTER_ACCEPTED");
        } else if (ticket <= 230) {
            trace.count("webhook fault SLOW");
            return accepted(request, Duration.ofSeconds(random.between(1, 9)));
        } else if (ticket <= 250) {
            hangsUntil.put(request.url(), simulation.clock().instant().plusSeconds(random.between(30, 3600)));
            return timedOut("HANGS");
        } else if (ticket <= 255) {
            return answered(new Response(410, null, ""), "GONE");
        }
        return accepted(request, FAST);
    }

    private Sent answered(AttemptResult result, String fault) {
        trace.count("webhook fault " + fault);
        return new Sent(result, FAST);
    }

    private String retryAfter() {
        Instant date = simulation.clock().instant().plusSeconds(random.between(1, 7200));
        return random.oneOf(List.of(
                "120",
                "900",
                "999999999",
                "soon",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))));
    }
}
