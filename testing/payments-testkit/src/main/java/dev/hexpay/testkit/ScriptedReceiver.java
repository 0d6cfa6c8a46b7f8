package dev.hexpay.testkit;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The receivers of webhooks: they keep every request and answer as a test decides; with 200 by default. */
public final class ScriptedReceiver implements WebhookSender {
    private final List<Request> received = new CopyOnWriteArrayList<>();
    private volatile Duration duration = Duration.ofMillis(5);
    private volatile Function<Request, AttemptResult> answer = request -> new Response(200, null, "ok");

    /** Takes this time for every request from now on; 5 ms by default. */
    public void take(Duration newDuration) {
        duration = newDuration;
    }

    /** Answers every request so from now on. */
    public void answer(Function<Request, AttemptResult> newAnswer) {
        answer = newAnswer;
    }

    /** Answers every request with this status from now on. */
    public void answer(int status) {
        answer(request -> new Response(status, null, ""));
    }

    /** All requests, in their order. */
    public List<Request> received() {
        return List.copyOf(received);
    }

    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return mode.isLive() && !url.value().startsWith("https:") ? Optional.of("must use https") : Optional.empty();
    }

    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        received.addAll(requests);
        return requests.stream()
                .map(request -> new Sent(answer.apply(request), duration))
                .toList();
    }
}
