package dev.hexpay.bootstrap;

import dev.hexpay.adapter.http.TraceParent;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes the trace of the request on to what is sent within it: tests of endpoints. Deliveries have no request. */
record TracedWebhookSender(WebhookSender sender) implements WebhookSender {
    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return sender.objectionTo(mode, url);
    }

    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        String trace = TraceParent.current();
        return sender.send(
                mode,
                trace == null
                        ? requests
                        : requests.stream()
                                .map(request -> traced(request, trace))
                                .toList());
    }

    private static Request traced(Request request, String trace) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(TraceParent.HEADER, trace);
        return new Request(request.url(), headers, request.body());
    }
}
