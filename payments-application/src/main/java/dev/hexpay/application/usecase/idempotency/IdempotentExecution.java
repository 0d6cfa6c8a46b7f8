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
 * Executes requests with the same key once: the key is claimed by the first unit of work of the request, and the
 * response is stored by the last one.
 */
public final class IdempotentExecution {
    public static final Duration WINDOW = Duration.ofHours(24);

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys keys;
    private final Encryptor encryptor;
    private final InstantSource clock;

    public IdempotentExecution(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.keys = out.store().idempotencyKeys();
        this.encryptor = out.crypto().encryptor();
        this.clock = out.clock();
    }

    /** Claims the key, does the work and stores the response in one unit of work. */
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

    /** Does the work; a permanent rejection is stored as the response of the key. */
    public <R> IdempotentResult<R> storingRejections(
            Scope scope, IdempotentRequest<R> request, Supplier<IdempotentResult<R>> work) {
        try {
            return work.get();
        } catch (PaymentsException error) {
            if (request instanceof IdempotentRequest.Keyed<R> keyed && isPermanent(error.code())) {
                return unitOfWork.inTransaction(() -> storeRejection(scope, keyed, error));
            }
            // A request with a stored response does not depend on the current state.
            return existing(scope, request)
                    .map(found -> this.<R>resultOf(found))
                    .orElseThrow(() -> error);
        }
    }

    private <R> IdempotentResult<R> storeRejection(
            Scope scope, IdempotentRequest.Keyed<R> keyed, PaymentsException error) {
        Optional<IdempotencyRecord> existing = claim(scope, keyed, null);
        if (existing.isPresent()) {
            return resultOf(existing.get());
        }
        StoredResponse response = keyed.writer().write(error);
        keys.storeResponse(scope, keyed.key(), encrypt(response));
        return new IdempotentResult.Rejected<>(error);
    }

    /** Claims the key in the open unit of work; returns the record of the key when there is one. */
    public <R> Optional<IdempotencyRecord> claim(Scope scope, IdempotentRequest<R> request, @Nullable Outcome outcome) {
        if (!(request instanceof IdempotentRequest.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        IdempotencyRecord candidate = new IdempotencyRecord(keyed.key(), keyed.fingerprint(), outcome, now, null);
        Optional<IdempotencyRecord> existing = keys.claim(scope, candidate, now.minus(WINDOW));
        existing.ifPresent(found -> checkSameRequest(found, keyed));
        return existing;
    }

    /** The record of the key, without claiming it. */
    public <R> Optional<IdempotencyRecord> existing(Scope scope, IdempotentRequest<R> request) {
        if (!(request instanceof IdempotentRequest.Keyed<R> keyed)) {
            return Optional.empty();
        }
        Instant expiredBefore = clock.instant().minus(WINDOW);
        Optional<IdempotencyRecord> existing =
                keys.find(scope, keyed.key()).filter(found -> !found.claimedAt().isBefore(expiredBefore));
        existing.ifPresent(found -> checkSameRequest(found, keyed));
        return existing;
    }

    /** Stores the response of the key in the open unit of work; a response stored by another call stays. */
    public <R> IdempotentResult<R> store(Scope scope, IdempotentRequest<R> request, R result) {
        if (request instanceof IdempotentRequest.Keyed<R> keyed) {
            EncryptedResponse encrypted = encrypt(keyed.writer().write(result));
            EncryptedResponse stored = keys.storeResponse(scope, keyed.key(), encrypted);
            return stored.equals(encrypted) ? new IdempotentResult.Executed<>(result) : replay(stored);
        }
        return new IdempotentResult.Executed<>(result);
    }

    /** The stored response of the key, or that the request is still in progress. */
    public <R> IdempotentResult<R> resultOf(IdempotencyRecord existing) {
        EncryptedResponse response = existing.response();
        return response == null ? new IdempotentResult.InProgress<>() : replay(response);
    }

    private <R> IdempotentResult<R> replay(EncryptedResponse response) {
        String body = encryptor.decrypt(response.encryptedBody());
        return new IdempotentResult.Replayed<>(new StoredResponse(response.status(), body));
    }

    private EncryptedResponse encrypt(StoredResponse response) {
        return new EncryptedResponse(response.status(), encryptor.encrypt(response.body()));
    }

    private static void checkSameRequest(IdempotencyRecord existing, IdempotentRequest.Keyed<?> keyed) {
        if (!existing.fingerprint().equals(keyed.fingerprint())) {
            throw PaymentsException.of(
                    ErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                    "This Idempotency-Key was used for another request. Use a new key for a new request.");
        }
    }

    /**
     * Whether the same request will always be rejected: false when the client can correct it or when the server may
     * recover.
     */
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
                    // A failed payment is returned as a payment; this error means that it could not be started.
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
