package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client asks for, the key it asks under, and what it was told. */
final class Request {
    private static final Once.AnswerWriter<Payment> WRITER = new Once.AnswerWriter<>() {
        @Override
        public StoredAnswer write(Payment payment) {
            return new StoredAnswer(200, text(payment));
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(409, "refused " + refusal.code());
        }
    };

    private final Scope scope;
    private final String name;
    private final @Nullable IdempotencyKey key;
    private final Instant firstSentAt;
    private final Call call;
    private @Nullable String told;
    private boolean isRefused;

    interface Call {
        Answered<Payment> make(UseCases server, Once<Payment> once);
    }

    Request(Scope scope, String name, @Nullable IdempotencyKey key, Instant firstSentAt, Call call) {
        this.scope = scope;
        this.name = name;
        this.key = key;
        this.firstSentAt = firstSentAt;
        this.call = call;
    }

    /** A payment as a client is told of it: id, status and invoice. */
    static String text(Payment payment) {
        String invoice = payment.state() instanceof PaymentState.Succeeded succeeded
                ? succeeded.invoice().value()
                : "-";
        return payment.id().value() + " " + payment.status() + " " + invoice;
    }

    Answered<Payment> send(UseCases server) {
        isRefused = false;
        try {
            return call.make(server, once("the same"));
        } catch (Refusal refusal) {
            isRefused = true;
            throw refusal;
        }
    }

    /** Uses the key of this request for something else. */
    Answered<Payment> sendAnother(UseCases server) {
        return call.make(server, once("another"));
    }

    private Once<Payment> once(String body) {
        return key == null ? Once.unkeyed() : new Once.Keyed<>(key, new RequestFingerprint(name + body), WRITER);
    }

    /** The answer as the client reads it; null while there is none. */
    static @Nullable String read(Answered<Payment> answered) {
        if (answered instanceof Answered.Fresh<Payment> fresh) {
            return WRITER.write(fresh.result()).body();
        } else if (answered instanceof Answered.Replayed<Payment> replayed) {
            return replayed.answer().body();
        } else if (answered instanceof Answered.Refused<Payment> refused) {
            return WRITER.write(refused.refusal()).body();
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
        return key != null;
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
