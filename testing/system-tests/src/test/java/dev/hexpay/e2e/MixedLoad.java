package dev.hexpay.e2e;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Merchants and payers who use several servers at once and retry requests with the same key. */
final class MixedLoad implements AutoCloseable {
    private static final int ACTORS = 6;
    private static final int MAX_TRIES = 400;
    private static final long PAUSE_MILLIS = 150;

    final LongAdder responses = new LongAdder();
    final LongAdder lostResponses = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final Queue<String> failures = new ConcurrentLinkedQueue<>();
    final Queue<String> createdPayments = new ConcurrentLinkedQueue<>();

    private final Map<String, Answered> answeredByKey = new ConcurrentHashMap<>();
    private final List<String> addresses;
    private final String apiKey;
    private final Queue<String> customers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> actors;

    MixedLoad(List<String> addresses, String apiKey) {
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.actors = IntStream.range(0, ACTORS)
                .mapToObj(i -> new Thread(this::runRounds, "actor-" + i))
                .toList();
    }

    void start() {
        actors.forEach(Thread::start);
    }

    private void runRounds() {
        for (int round = 0; stopped.getCount() > 0; round++) {
            try {
                runRound(Thread.currentThread().getName() + "-" + round);
            } catch (RuntimeException | AssertionError e) {
                failures.add(e.toString());
            }
        }
    }

    private void runRound(String name) {
        ApiResponse link = createLink("link-" + name);
        if (link == null) {
            return;
        }
        payUntilSettled(link.data().path("url").asText().replaceAll("^https?://[^/]+", ""));
        ApiResponse payment = sendUntilResponse(api -> api.get("/payments/" + link.id()));
        if (payment != null && payment.data().path("customerId").isTextual()) {
            customers.add(payment.data().path("customerId").asText());
        }
        String customer = customers.peek();
        if (customer != null) {
            sendTwice("charge-" + name, "/payments/charge", ApiClient.charge(customer, 700));
        }
    }

    /** Creates a link under this key; returns when there is a response. */
    @Nullable
    ApiResponse createLink(String key) {
        return sendTwice(key, "/payments", ApiClient.createLink("eur", 2500));
    }

    /** A request and the body of its response. */
    private record Answered(String path, String body, String response) {}

    /** Sends the request under its key until there is a response, then again; both responses must be equal. */
    private @Nullable ApiResponse sendTwice(String key, String path, String body) {
        ApiResponse response = sendUntilResponse(api -> api.postIdempotent(path, body, key));
        if (response == null) {
            return null;
        }
        if (response.status() != 201) {
            failures.add(key + " returned " + response.status() + ": " + response.text());
        }
        Answered answered = new Answered(path, body, response.text());
        answeredByKey.put(key, answered);
        createdPayments.add(response.id());
        sendAgain(key, answered);
        return response;
    }

    /** Sends every answered request under its key once more; the responses must be the same. */
    void sendAllAgain() {
        answeredByKey.forEach(this::sendAgain);
    }

    private void sendAgain(String key, Answered answered) {
        ApiResponse repeated = sendUntilResponse(api -> api.postIdempotent(answered.path, answered.body, key));
        if (repeated != null && !repeated.text().equals(answered.response)) {
            failures.add("two responses under " + key + ": " + answered.response + " and " + repeated.text());
        }
    }

    private @Nullable ApiResponse sendUntilResponse(Function<ApiClient, ApiResponse> request) {
        for (int i = 0; i < MAX_TRIES; i++) {
            try {
                ApiResponse response = request.apply(new ApiClient(anyAddress(), apiKey));
                boolean inProgress = response.code().equals("idempotency_in_progress");
                if (response.status() < 500 && !inProgress) {
                    responses.increment();
                    return response;
                }
                recordStatus(response.status(), response.text());
            } catch (UncheckedIOException lost) {
                lostResponses.increment();
            }
            pause();
        }
        failures.add("a request never got a response");
        return null;
    }

    private void payUntilSettled(String path) {
        Payer payer = Payer.withEmail("payer-" + ThreadLocalRandom.current().nextInt(200) + "@example.com");
        for (int i = 0; i < MAX_TRIES; i++) {
            try {
                Page page = payer.open(anyAddress() + path);
                boolean hasForm = page.html().contains("name=\"cardNumber\"");
                if (page.status() == 200 && !hasForm) {
                    responses.increment();
                    return;
                }
                Page paid = hasForm ? payer.payWith(anyAddress() + path, anyCard(), Payer.csrf(page)) : page;
                recordStatus(paid.status(), paid.html());
            } catch (UncheckedIOException lost) {
                lostResponses.increment();
            }
            pause();
        }
        failures.add("a link could not be paid");
    }

    /** Mostly a card that succeeds; the others lose the sandbox's request or response. */
    private static String anyCard() {
        int chance = ThreadLocalRandom.current().nextInt(100);
        return chance < 4 ? Payer.RESPONSE_LOST : chance < 8 ? Payer.REQUEST_LOST : Payer.VISA;
    }

    private void recordStatus(int status, String text) {
        if (status == 503) {
            unavailable.increment();
        } else if (status >= 500) {
            failures.add(status + ": " + text);
        } else {
            responses.increment();
        }
    }

    private String anyAddress() {
        return addresses.get(ThreadLocalRandom.current().nextInt(addresses.size()));
    }

    private void pause() {
        try {
            stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until every actor has finished its round. */
    @Override
    public void close() throws InterruptedException {
        stopped.countDown();
        for (Thread actor : actors) {
            actor.join();
        }
    }
}
