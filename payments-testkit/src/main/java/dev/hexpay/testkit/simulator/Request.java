package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, the key it asks under, and what it was told.
 *
 * @param <R> what it comes to
 */
final class Request<R> {
    private final Scope scope;
    private final String name;
    private final Instant firstSentAt;
    private final Wish<R> wish;
    private @Nullable String told;
    private boolean isRefused;

    /** A call, the key that it is made under, and how a client reads what it comes to. */
    record Wish<R>(@Nullable IdempotencyKey key, Call<R> call, Function<R, String> reading) {}

    interface Call<R> {
        Answered<R> make(UseCases server, Once<R> once);
    }

    Request(Scope scope, String name, Instant firstSentAt, Wish<R> wish) {
        this.scope = scope;
        this.name = name;
        this.firstSentAt = firstSentAt;
        this.wish = wish;
    }

    Answered<R> send(UseCases server) {
        isRefused = false;
        try {
            return wish.call().make(server, once("the same"));
        } catch (Refusal refusal) {
            isRefused = true;
            throw refusal;
        }
    }

    /** Uses the key of this request for something else. */
    Answered<R> sendAnother(UseCases server) {
        return wish.call().make(server, once("another"));
    }

    private Once<R> once(String body) {
        IdempotencyKey key = wish.key();
        return key == null
                ? Once.unkeyed()
                : new Once.Keyed<>(key, new RequestFingerprint(name + body), new Writer<>(wish.reading()));
    }

    private record Writer<R>(Function<R, String> reading) implements Once.AnswerWriter<R> {
        @Override
        public StoredAnswer write(R result) {
            return new StoredAnswer(200, reading.apply(result));
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(409, "refused " + refusal.code());
        }
    }

    /** The answer as the client reads it; null while there is none. */
    @Nullable
    String read(Answered<R> answered) {
        Writer<R> writer = new Writer<>(wish.reading());
        if (answered instanceof Answered.Fresh<R> fresh) {
            return writer.write(fresh.result()).body();
        } else if (answered instanceof Answered.Replayed<R> replayed) {
            return replayed.answer().body();
        } else if (answered instanceof Answered.Refused<R> refused) {
            return writer.write(refused.refusal()).body();
        }
        return null;
    }

    void hear(String answer) {
        String before = told;
        Watch.require(
                before == null || before.equals(answer),
                Law.ONE_ANSWER_PER_KEY,
                () -> name + " was told " + before + " and then " + answer);
        told = answer;
    }

    Scope scope() {
        return scope;
    }

    boolean isKeyed() {
        return wish.key() != null;
    }

    @Nullable
    String told() {
        return told;
    }

    /** Whether it was refused when it was sent last, for a reason that need not last. */
    boolean isRefused() {
        return isRefused;
    }

    Instant firstSentAt() {
        return firstSentAt;
    }

    @Override
    public String toString() {
        return name;
    }
}
