package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programs of merchants: they send requests, with a key or without, and ask again when they hear nothing. */
final class Clients {
    /** Clients let a key be well before it expires. */
    private static final Duration KEY_USED = Duration.ofHours(20);

    private static final int PATIENCE_SECONDS = 61;

    private final Stage stage;
    private final Dice dice;
    private final World world;
    private final List<Request<?>> requests = new ArrayList<>();

    Clients(Stage stage) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
    }

    /** A key that nobody has used, or none. */
    @Nullable
    IdempotencyKey maybeKey() {
        return dice.inThousand(600) ? new IdempotencyKey("key-" + (requests.size() + 1)) : null;
    }

    <R> void send(Scope scope, String name, Request.Wish<R> wish) {
        Request<R> request = new Request<>(scope, name, world.clock().instant(), wish);
        requests.add(request);
        stage.act(request.toString(), () -> exchange(request));
    }

    /** Asks again under the key of an earlier request, whether or not that was answered. */
    void askAgain() {
        List<Request<?>> alive = alive();
        if (!alive.isEmpty()) {
            Request<?> request = dice.oneOf(alive);
            stage.journal().count("asked again");
            sendAgain(request);
        }
    }

    /** Waits for an answer until it is time to ask again, though the first call may still be under way. */
    void losePatience() {
        List<Request<?>> unanswered = alive();
        unanswered.removeIf(request -> request.told() != null);
        if (!unanswered.isEmpty()) {
            world.pass(Duration.ofSeconds(PATIENCE_SECONDS));
            stage.journal().count("patience lost");
            sendAgain(unanswered.get(unanswered.size() - 1));
        }
    }

    /** Uses a key that was answered for something else. */
    void misuseKey() {
        List<Request<?>> answered = alive();
        answered.removeIf(request -> request.told() == null);
        if (!answered.isEmpty()) {
            Request<?> request = dice.oneOf(answered);
            stage.act("misuses the key of: " + request, () -> misuse(request));
        }
    }

    private void misuse(Request<?> request) {
        try {
            Answered<?> answered = request.sendAnother(stage.server());
            throw new Broken(Law.KEY_OF_ANOTHER_REQUEST, request + " with another body came to " + answered);
        } catch (Refusal refusal) {
            Watch.require(
                    refusal.code() == RefusalCode.IDEMPOTENCY_KEY_MISMATCH,
                    Law.KEY_OF_ANOTHER_REQUEST,
                    () -> request + " with another body was refused as " + refusal.code());
            stage.journal().count("key misused");
        }
    }

    /** When nothing fails any more, whoever has heard nothing asks again, and is answered. */
    void askUntilAnswered() {
        world.pass(Duration.ofSeconds(PATIENCE_SECONDS));
        for (Request<?> request : alive()) {
            sendAgain(request);
            Watch.require(
                    request.told() != null || request.isRefused(),
                    Law.KEY_ANSWERED,
                    () -> request + " is not answered");
        }
    }

    private List<Request<?>> alive() {
        Instant oldest = world.clock().instant().minus(KEY_USED);
        List<Request<?>> alive = new ArrayList<>(requests);
        alive.removeIf(request -> !request.isKeyed() || !request.firstSentAt().isAfter(oldest));
        return alive;
    }

    private void sendAgain(Request<?> request) {
        stage.act("again: " + request, () -> exchange(request));
    }

    private <R> void exchange(Request<R> request) {
        Answered<R> answered = request.send(stage.server());
        stage.journal().count("answer " + answered.getClass().getSimpleName());
        String answer = request.read(answered);
        if (answer == null) {
            return;
        }
        stage.journal().note(() -> "answered " + answer);
        stage.tell(request.scope(), answer);
        if (request.isKeyed()) {
            request.hear(answer);
        }
    }
}
