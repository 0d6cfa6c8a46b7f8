package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Receivers that take forever, each in its own way. All end at the time limit, and one that responds does not wait. */
class TimeLimitTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch disconnected = new CountDownLatch(4);
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Responds with a beginning and then with the same characters again and again. */
    private String dripping(String beginning, String characters) throws IOException {
        Receiver receiver = Receiver.with((it, client) -> {
            it.read(client);
            Receiver.send(client, beginning);
            try {
                it.drip(client, characters);
            } catch (IOException e) {
                disconnected.countDown();
                throw e;
            }
        });
        open.add(receiver);
        return receiver.url();
    }

    private Receiver silent() throws IOException {
        Receiver receiver = Receiver.with((it, client) -> it.hang());
        open.add(receiver);
        return receiver;
    }

    /** A server that accepts no connection and has no room for more. */
    private String full() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(server);
        for (int i = 0; i < 4; i++) {
            Socket waiting = new Socket();
            open.add(waiting);
            try {
                waiting.connect(server.getLocalSocketAddress(), 100);
            } catch (IOException noRoom) {
                break;
            }
        }
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private InetAddress[] addressesOf(String host) {
        try {
            if (host.equals("hanging.test")) {
                end.await(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Test
    void every_request_ends_in_time_and_delays_no_other() throws Exception {
        Receiver quick = Receiver.responding(OK + "Content-Length: 2\r\n\r\nok");
        open.add(quick);
        List<Request> requests = List.of(
                Senders.request(silent().url()),
                Senders.request(full()),
                Senders.request(silent().url().replace("http:", "https:")),
                Senders.request(dripping("HTTP/1.1 ", "2")),
                Senders.request(dripping(OK, "X: y\r\n".substring(0, 1))),
                Senders.request(dripping("", "HTTP/1.1 103 Early Hints\r\n\r\n")),
                Senders.request(dripping(OK + "\r\n", "x")),
                Senders.request("http://hanging.test:" + quick.port() + "/"),
                Senders.request("http://hanging.test:" + quick.port() + "/again"),
                Senders.request(quick.url()));

        long start = System.nanoTime();
        try (HttpWebhookSender sender = Senders.with(this::addressesOf)) {
            List<Sent> sent = sender.send(Mode.SANDBOX, requests);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
            assertThat(sent.subList(0, 9).stream().map(Senders::describe)).containsOnly("no complete response in time");
            assertThat(sent.subList(0, 9))
                    .allSatisfy(each -> assertThat(each.duration())
                            .isBetween(Duration.ofSeconds(3), WebhookSender.TIMEOUT.plusSeconds(20)));
            assertThat(sent.get(9).result()).isEqualTo(new Response(200, null, "ok"));
            assertThat(sent.get(9).duration()).isLessThan(WebhookSender.TIMEOUT);
            assertThat(disconnected.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(quick.connections()).isEqualTo(1);
        } finally {
            end.countDown();
            for (AutoCloseable each : open) {
                each.close();
            }
        }
    }

    @Test
    void a_hanging_name_does_not_delay_other_names() throws Exception {
        try (Receiver receiver = Receiver.responding(OK + "Content-Length: 2\r\n\r\nok");
                NameLookups lookups = new NameLookups(this::addressesOf)) {
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        lookups.addressesOf("hanging.test");
                    } catch (IOException expected) {
                        // The look-up took too long, or was ended.
                    }
                });
                thread.setDaemon(true);
                thread.start();
                waiting.add(thread);
            }

            assertThat(lookups.addressesOf("quick.test")).containsExactly(InetAddress.getLoopbackAddress());
            assertThat(waiting).anyMatch(Thread::isAlive);
            end.countDown();
            for (Thread thread : waiting) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
            assertThat(receiver.connections()).isZero();
        }
    }
}
