package dev.hexpay.http.idempotency;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.error.ErrorAnswers;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers calls that may carry an Idempotency-Key: the first as it goes, every other as the first was answered. */
public final class IdempotentCalls {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final ErrorAnswers errors;
    private final Duration patience;

    /** Calls that wait at most this long for a twin that is still running. */
    public IdempotentCalls(ErrorAnswers errors, Duration patience) {
        this.errors = errors;
        this.patience = patience;
    }

    /**
     * Has the work done once and tells its result.
     *
     * @param call a call whose body has been read
     * @param told how a result is answered; the same for equal results
     */
    public <R> StoredAnswer answer(Call call, Function<R, StoredAnswer> told, Function<Once<R>, Answered<R>> work) {
        Call.Keyed keyed = call.keyed();
        if (keyed == null) {
            return told.apply(work.apply(Once.unkeyed()).result());
        }
        Once<R> once = new Once.Keyed<>(keyed.key(), Fingerprints.of(keyed), new Writer<>(errors, told));
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            StoredAnswer answer = known(call, told, work.apply(once));
            if (answer != null) {
                return answer;
            }
            if (System.nanoTime() >= deadline || !paused(pause)) {
                return stillRunning(call);
            }
        }
    }

    private <R> @Nullable StoredAnswer known(Call call, Function<R, StoredAnswer> told, Answered<R> answered) {
        if (answered instanceof Answered.Fresh<R> fresh) {
            return told.apply(fresh.result());
        } else if (answered instanceof Answered.Refused<R> refused) {
            return errors.of(refused.refusal());
        } else if (answered instanceof Answered.Replayed<R> replayed) {
            call.answerHeader("Idempotent-Replayed", "true");
            return replayed.answer();
        }
        return null;
    }

    private StoredAnswer stillRunning(Call call) {
        call.answerHeader("Retry-After", "1");
        return errors.of(
                RefusalCode.IDEMPOTENCY_IN_PROGRESS,
                "The first request with this Idempotency-Key is still running. Send it again in a moment.");
    }

    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Writer<R>(ErrorAnswers errors, Function<R, StoredAnswer> told) implements Once.AnswerWriter<R> {
        @Override
        public StoredAnswer write(R result) {
            return told.apply(result);
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return errors.of(refusal);
        }
    }
}
