package dev.hexpay.e2e;

import dev.hexpay.e2e.Api.Answer;
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

/** Merchants and payers who use several servers at once, and repeat under the same key what was not answered. */
final class MixedLoad implements AutoCloseable {
    private static final int ACTORS = 6;
    private static final int TRIES = 400;
    private static final long PAUSE_MILLIS = 150;

    final LongAdder answered = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder unavailable = new LongAdder();
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    final Map<String, String> answersByKey = new ConcurrentHashMap<>();
    final Queue<String> answeredPayments = new ConcurrentLinkedQueue<>();

    private final List<String> addresses;
    private final String apiKey;
    private final Queue<String> customers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> actors;

    MixedLoad(List<String> addresses, String apiKey) {
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.actors = IntStream.range(0, ACTORS)
                .mapToObj(i -> new Thread(this::act, "actor-" + i))
                .toList();
    }

    void start() {
        actors.forEach(Thread::start);
    }

    private void act() {
        for (int round = 0; stopped.getCount() > 0; round++) {
            try {
                oneRound(Thread.currentThread().getName() + "-" + round);
            } catch (RuntimeException | AssertionError e) {
                wrong.add(e.toString());
            }
        }
    }

    private void oneRound(String name) {
        Answer link = once("link-" + name, (api, key) -> api.postOnce("/payments", Api.link("eur", 2500), key));
        if (link == null) {
            return;
        }
        payUntilThePageIsDone(link.data().path("url").asText().replaceAll("^https?://[^/]+", ""));
        Answer payment = asked(api -> api.get("/payments/" + link.id()));
        if (payment != null && payment.data().path("customerId").isTextual()) {
            customers.add(payment.data().path("customerId").asText());
        }
        String customer = customers.peek();
        if (customer != null) {
            once("charge-" + name, (api, key) -> api.postOnce("/payments/charge", Api.charge(customer, 700), key));
        }
    }

    private interface Keyed {
        Answer send(Api api, String key);
    }

    /** Sends the request again under its key until it is answered; every answer has to be the same. */
    private @Nullable Answer once(String key, Keyed request) {
        Answer answer = asked(api -> request.send(api, key));
        if (answer == null) {
            return null;
        }
        Answer again = asked(api -> request.send(api, key));
        if (again != null && !again.text().equals(answer.text())) {
            wrong.add("two answers under " + key + ": " + answer.text() + " and " + again.text());
        }
        if (answer.status() != 201) {
            wrong.add(key + " was answered " + answer.status() + ": " + answer.text());
        }
        answersByKey.put(key, answer.text());
        answeredPayments.add(answer.id());
        return answer;
    }

    private @Nullable Answer asked(Function<Api, Answer> request) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Answer answer = request.apply(new Api(anyAddress(), apiKey));
                boolean inProgress = answer.code().equals("idempotency_in_progress");
                if (answer.status() < 500 && !inProgress) {
                    answered.increment();
                    return answer;
                }
                note(answer.status(), answer.text());
            } catch (UncheckedIOException lost) {
                unanswered.increment();
            }
            pause();
        }
        wrong.add("a request was never answered");
        return null;
    }

    private void payUntilThePageIsDone(String path) {
        Payer payer = Payer.called("payer-" + ThreadLocalRandom.current().nextInt(200) + "@example.com");
        for (int i = 0; i < TRIES; i++) {
            try {
                Page page = payer.open(anyAddress() + path);
                boolean invites = page.html().contains("name=\"cardNumber\"");
                if (page.status() == 200 && !invites) {
                    answered.increment();
                    return;
                }
                Page paid = invites ? payer.payWith(anyAddress() + path, anyCard(), Payer.csrf(page)) : page;
                note(paid.status(), paid.html());
            } catch (UncheckedIOException lost) {
                unanswered.increment();
            }
            pause();
        }
        wrong.add("a link could not be paid");
    }

    /** Mostly good ones; the others lose the sandbox's answer, after or before the money has moved. */
    private static String anyCard() {
        int chance = ThreadLocalRandom.current().nextInt(100);
        return chance < 4 ? Payer.ANSWER_LOST : chance < 8 ? Payer.NOTHING_DONE : Payer.VISA;
    }

    private void note(int status, String text) {
        if (status == 503) {
            unavailable.increment();
        } else if (status >= 500) {
            wrong.add(status + ": " + text);
        } else {
            answered.increment();
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

    /** Lets every actor finish what it has begun. */
    @Override
    public void close() throws InterruptedException {
        stopped.countDown();
        for (Thread actor : actors) {
            actor.join();
        }
    }
}
