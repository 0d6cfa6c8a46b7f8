package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.IdempotencyKeys.Effect;
import dev.hexpay.application.port.out.IdempotencyKeys.SealedAnswer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.SecretBox;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests with one key take effect once: the key is claimed by the unit of work that does the first of it, and
 * the answer is kept by the one that does the last of it.
 */
final class OnceOnly {
    static final Duration WINDOW = Duration.ofHours(24);

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys keys;
    private final SecretBox secretBox;
    private final InstantSource clock;

    OnceOnly(OutPorts out) {
        this.unitOfWork = out.unitOfWork();
        this.keys = out.idempotencyKeys();
        this.secretBox = out.secretBox();
        this.clock = out.clock();
    }

    /** Claim, work and answer in one unit of work. */
    <R> Answered<R> inOneUnit(Scope scope, Once<R> once, Supplier<R> work) {
        return keepingRefusals(
                scope,
                once,
                () -> unitOfWork.inTransaction(() -> {
                    Optional<Claim> earlier = claim(scope, once, null);
                    if (earlier.isPresent()) {
                        return answerOf(earlier.get());
                    }
                    return answer(scope, once, work.get());
                }));
    }

    /** Does the work; what it refuses for good is kept as the answer of the key. */
    <R> Answered<R> keepingRefusals(Scope scope, Once<R> once, Supplier<Answered<R>> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            if (once instanceof Once.Keyed<R> keyed && isForGood(refusal.code())) {
                return unitOfWork.inTransaction(() -> kept(scope, keyed, refusal));
            }
            // A request that was answered before does not need whatever is missing now.
            return earlier(scope, once).map(claim -> this.<R>answerOf(claim)).orElseThrow(() -> refusal);
        }
    }

    private <R> Answered<R> kept(Scope scope, Once.Keyed<R> keyed, Refusal refusal) {
        Optional<Claim> earlier = claim(scope, keyed, null);
        if (earlier.isPresent()) {
            return answerOf(earlier.get());
        }
        StoredAnswer told = keyed.writer().write(refusal);
        keys.answer(scope, keyed.key(), sealed(told));
        return new Answered.Refused<>(refusal);
    }

    /** Claims the key in the open unit of work; returns the claim that holds it when there is one. */
    <R> Optional<Claim> claim(Scope scope, Once<R> once, @Nullable Effect effect) {
        if (!(once instanceof Once.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Claim mine = new Claim(keyed.key(), keyed.fingerprint(), effect, now, null);
        Optional<Claim> earlier = keys.claim(scope, mine, now.minus(WINDOW));
        earlier.ifPresent(claim -> checkSameRequest(claim, keyed));
        return earlier;
    }

    /** The claim that holds the key already, without claiming it. */
    <R> Optional<Claim> earlier(Scope scope, Once<R> once) {
        if (!(once instanceof Once.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant expiredBefore = clock.instant().minus(WINDOW);
        Optional<Claim> earlier =
                keys.find(scope, keyed.key()).filter(claim -> !claim.claimedAt().isBefore(expiredBefore));
        earlier.ifPresent(claim -> checkSameRequest(claim, keyed));
        return earlier;
    }

    /** Keeps what the key was answered, in the open unit of work; what another call has answered before stays. */
    <R> Answered<R> answer(Scope scope, Once<R> once, R result) {
        if (once instanceof Once.Keyed<R> keyed) {
            SealedAnswer mine = sealed(keyed.writer().write(result));
            SealedAnswer kept = keys.answer(scope, keyed.key(), mine);
            return kept.equals(mine) ? new Answered.Fresh<>(result) : replayed(kept);
        }
        return new Answered.Fresh<>(result);
    }

    /** What an earlier request under the key was answered, or that it is still running. */
    <R> Answered<R> answerOf(Claim earlier) {
        SealedAnswer answer = earlier.answer();
        return answer == null ? new Answered.StillRunning<>() : replayed(answer);
    }

    private <R> Answered<R> replayed(SealedAnswer answer) {
        String body = secretBox.open(answer.sealedBody());
        return new Answered.Replayed<>(new StoredAnswer(answer.status(), body));
    }

    private SealedAnswer sealed(StoredAnswer answer) {
        return new SealedAnswer(answer.status(), secretBox.seal(answer.body()));
    }

    private static void checkSameRequest(Claim earlier, Once.Keyed<?> keyed) {
        if (!earlier.fingerprint().equals(keyed.fingerprint())) {
            throw Refusal.of(
                    RefusalCode.IDEMPOTENCY_KEY_MISMATCH,
                    "This Idempotency-Key was used for another request. Use a new key for a new request.");
        }
    }

    /** Whether the same request will always be refused so: not when the client can mend it, nor when we may recover. */
    private static boolean isForGood(RefusalCode code) {
        return switch (code) {
            case VALIDATION_ERROR,
                    INVALID_JSON,
                    PAYLOAD_TOO_LARGE,
                    UNAUTHORIZED,
                    RATE_LIMITED,
                    IDEMPOTENCY_KEY_MISMATCH,
                    IDEMPOTENCY_IN_PROGRESS,
                    IDEMPOTENCY_UNAVAILABLE,
                    PROVIDER_UNAVAILABLE,
                    INTERNAL_ERROR,
                    // Of a payment that failed there is a payment to tell; refused is only one that could not be begun.
                    PAYMENT_FAILED -> false;
            case FORBIDDEN,
                    SANDBOX_ONLY,
                    NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    CUSTOMER_NOT_FOUND,
                    PAYMENT_METHOD_NOT_FOUND,
                    INVOICE_NOT_FOUND,
                    TRANSACTION_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    API_KEY_NOT_FOUND,
                    ENDPOINT_DEPRECATED,
                    PAYMENT_NOT_CANCELABLE,
                    DUPLICATE,
                    PROVIDER_UNSUPPORTED,
                    CHARGE_IN_PROGRESS,
                    NO_OUTSTANDING_INVOICE -> true;
        };
    }
}
