package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.tenant.Mode;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the end of the process ends is no failure of a receiver: it has no result. */
class ClosedSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void a_closed_sender_sends_nothing_and_throws() throws Exception {
        try (Receiver receiver = Receiver.responding(OK)) {
            HttpWebhookSender sender = Senders.real();
            sender.close();

            assertThatThrownBy(() -> Senders.sent(sender, Mode.SANDBOX, receiver.url()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the sender is closed");
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void a_request_that_the_close_ends_has_no_result() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        try (Receiver quick = Receiver.responding(OK);
                Receiver hanging = Receiver.with((it, client) -> {
                    it.read(client);
                    received.countDown();
                    it.hang();
                })) {
            HttpWebhookSender sender = Senders.real();
            Future<?> sent = thread.submit(() ->
                    sender.send(Mode.SANDBOX, List.of(Senders.request(quick.url()), Senders.request(hanging.url()))));
            assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();

            sender.close();

            assertThatThrownBy(() -> sent.get(30, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("the sender is closed");
        }
    }

    @Test
    void a_look_up_that_the_close_ends_has_no_result() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        HttpWebhookSender sender = Senders.with(host -> {
            started.countDown();
            try {
                end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        Future<?> sent = thread.submit(() -> Senders.sent(sender, Mode.LIVE, "https://receiver.test/"));
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();

        sender.close();

        assertThatThrownBy(() -> sent.get(30, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the sender is closed");
        end.countDown();
    }

    @Test
    void an_attempt_after_the_close_is_not_logged() {
        LogCounter log = new LogCounter();
        Logger logger = Logger.getLogger(DeliveryAttempt.class.getName());
        logger.addHandler(log);
        ScheduledExecutorService timer = DaemonThreads.timer("timer");
        timer.shutdown();
        try {
            DeliveryAttempt attempt = new DeliveryAttempt(Senders.request("http://127.0.0.1:9999/"));
            attempt.run(new LazyClient(HttpClients::createMinimal), timer);

            assertThat(attempt.sent()).isDone();
            assertThat(log.records).isZero();
        } finally {
            logger.removeHandler(log);
        }
    }

    private static final class LogCounter extends Handler {
        private int records;

        @Override
        public void publish(LogRecord logged) {
            records++;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
