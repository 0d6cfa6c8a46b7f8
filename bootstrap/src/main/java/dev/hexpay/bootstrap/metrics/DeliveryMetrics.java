package dev.hexpay.bootstrap.metrics;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.AttemptResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many webhooks and receipts were sent, how long that took and what came of it. */
final class DeliveryMetrics {
    private static final String RECEIPTS = "hexpay.receipts";
    private static final String WEBHOOKS = "hexpay.webhooks";
    private static final String SUCCEEDED = "succeeded";
    private static final String WRONG_STATUS = "wrong_status";
    private static final String FAILED = "failed";
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_FAILURE = 300;

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        // From the start: an alert compares the number of receipts that were sent with 0.
        for (String result : List.of(SUCCEEDED, FAILED)) {
            timer(RECEIPTS, result);
        }
        for (String result : List.of(SUCCEEDED, WRONG_STATUS)) {
            timer(WEBHOOKS, result);
        }
    }

    /** The same sender, timed. */
    WebhookSender of(WebhookSender sender) {
        return new MeteredSender(sender, this);
    }

    /** The same mailer, timed. */
    ReceiptMailer of(ReceiptMailer mailer) {
        return mail -> {
            long started = System.nanoTime();
            String result = FAILED;
            try {
                mailer.send(mail);
                result = SUCCEEDED;
            } finally {
                record(RECEIPTS, result, System.nanoTime() - started);
            }
        };
    }

    private void record(String name, String result, long nanoseconds) {
        timer(name, result).record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String name, String result) {
        return Timer.builder(name)
                .description("Attempts to send, and how long they took")
                .tags(Tags.of("result", result))
                .register(registry);
    }

    private static String resultOf(AttemptResult result) {
        if (result instanceof AttemptResult.Response response) {
            return response.status() >= FIRST_SUCCESS && response.status() < FIRST_FAILURE ? SUCCEEDED : WRONG_STATUS;
        }
        return result instanceof AttemptResult.NoResponse none ? WireName.of(none.cause()) : FAILED;
    }

    private record MeteredSender(WebhookSender sender, DeliveryMetrics metrics) implements WebhookSender {
        @Override
        public Optional<String> objectionTo(Mode mode, WebUrl url) {
            return sender.objectionTo(mode, url);
        }

        @Override
        public List<Sent> send(Mode mode, List<Request> requests) {
            List<Sent> all = sender.send(mode, requests);
            all.forEach(sent -> metrics.record(
                    WEBHOOKS, resultOf(sent.result()), sent.duration().toNanos()));
            return all;
        }
    }
}
