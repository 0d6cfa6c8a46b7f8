package dev.hexpay.application.usecase.idempotency;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
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
public final class IdempotentExecution {
    public static final Duration WINDOW = Duration.ofHours(24);

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys keys;
    private final Encryptor encryptor;
    private final InstantSource clock;

    public IdempotentExecution(OutPorts out) {
        this.unitOfWork = out.unitOfWork();
        this.keys = out.idempotencyKeys();
        this.encryptor = out.encryptor();
        this.clock = out.clock();
    }

    /** Claim, work and answer in one unit of work. */
    public <R> IdempotentResult<R> inTransaction(Scope scope, IdempotentRequest<R> request, Supplier<R> work) {
        return storingRejections(
                scope,
                request,
                () -> unitOfWork.inTransaction(() -> {
                    Optional<IdempotencyRecord> existing = claim(scope, request, null);
                    if (existing.isPresent()) {
                        return resultOf(existing.get());
                    }
                    return store(scope, request, work.get());
                }));
    }

    /** Does the work; what it refuses for good is kept as the answer of the key. */
    public <R> IdempotentResult<R> storingRejections(
            Scope scope, IdempotentRequest<R> request, Supplier<IdempotentResult<R>> work) {
        try {
            return work.get();
        } catch (PaymentsException refusal) {
            if (request instanceof IdempotentRequest.Keyed<R> keyed && isPermanent(refusal.code())) {
                return unitOfWork.inTransaction(() -> storeRejection(scope, keyed, refusal));
            }
            // A request that was answered before does not need whatever is missing now.
            return existing(scope, request)
                    .map(claim -> this.<R>resultOf(claim))
                    .orElseThrow(() -> refusal);
        }
    }

    private <R> IdempotentResult<R> storeRejection(
            Scope scope, IdempotentRequest.Keyed<R> keyed, PaymentsException refusal) {
        Optional<IdempotencyRecord> existing = claim(scope, keyed, null);
        if (existing.isPresent()) {
            return resultOf(existing.get());
        }
        StoredResponse told = keyed.writer().write(refusal);
        keys.storeResponse(scope, keyed.key(), encrypted(told));
        return new IdempotentResult.Rejected<>(refusal);
    }

    /** Claims the key in the open unit of work; returns the claim that holds it when there is one. */
    public <R> Optional<IdempotencyRecord> claim(Scope scope, IdempotentRequest<R> request, @Nullable Outcome outcome) {
        if (!(request instanceof IdempotentRequest.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        IdempotencyRecord mine = new IdempotencyRecord(keyed.key(), keyed.fingerprint(), outcome, now, null);
        Optional<IdempotencyRecord> existing = keys.claim(scope, mine, now.minus(WINDOW));
        existing.ifPresent(claim -> checkSameRequest(claim, keyed));
        return existing;
    }

    /** The claim that holds the key already, without claiming it. */
    public <R> Optional<IdempotencyRecord> existing(Scope scope, IdempotentRequest<R> request) {
        if (!(request instanceof IdempotentRequest.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant expiredBefore = clock.instant().minus(WINDOW);
        Optional<IdempotencyRecord> existing =
                keys.find(scope, keyed.key()).filter(claim -> !claim.claimedAt().isBefore(expiredBefore));
        existing.ifPresent(claim -> checkSameRequest(claim, keyed));
        return existing;
    }

    /** Keeps what the key was answered, in the open unit of work; what another call has answered before stays. */
    public <R> IdempotentResult<R> store(Scope scope, IdempotentRequest<R> request, R result) {
        if (request instanceof IdempotentRequest.Keyed<R> keyed) {
            EncryptedResponse mine = encrypted(keyed.writer().write(result));
            EncryptedResponse kept = keys.storeResponse(scope, keyed.key(), mine);
            return kept.equals(mine) ? new IdempotentResult.Executed<>(result) : replay(kept);
        }
        return new IdempotentResult.Executed<>(result);
    }

    /** What an earlier request under the key was answered, or that it is still running. */
    public <R> IdempotentResult<R> resultOf(IdempotencyRecord existing) {
        EncryptedResponse answer = existing.response();
        return answer == null ? new IdempotentResult.InProgress<>() : replay(answer);
    }

    private <R> IdempotentResult<R> replay(EncryptedResponse answer) {
        String body = encryptor.decrypt(answer.encryptedBody());
        return new IdempotentResult.Replayed<>(new StoredResponse(answer.status(), body));
    }

    private EncryptedResponse encrypted(StoredResponse answer) {
        return new EncryptedResponse(answer.status(), encryptor.encrypt(answer.body()));
    }

    private static void checkSameRequest(IdempotencyRecord existing, IdempotentRequest.Keyed<?> keyed) {
        if (!existing.fingerprint().equals(keyed.fingerprint())) {
            throw PaymentsException.of(
                    ErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                    "This Idempotency-Key was used for another request. Use a new key for a new request.");
        }
    }

    /** Whether the same request will always be refused so: not when the client can mend it, nor when we may recover. */
    private static boolean isPermanent(ErrorCode code) {
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
