package dev.hexpay.application.usecase.idempotency;

import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentRequests;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.DuplicateKeyException;
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
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes requests with the same key once. The key is claimed by the first unit of work of a request; its response is
 * stored with the effect, or after it has committed. A request that only inserts does both at the end of its unit of work.
 */
public final class IdempotentExecution implements IdempotentRequests {
    /** How long a key is remembered. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final System.Logger LOG = System.getLogger(IdempotentExecution.class.getName());

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys keys;
    private final Encryptor encryptor;
    private final InstantSource clock;
    private final RequestLeases leases;

    public IdempotentExecution(OutPorts out, RequestLeases leases) {
        this.unitOfWork = out.store().unitOfWork();
        this.keys = out.store().idempotencyKeys();
        this.encryptor = out.crypto().encryptor();
        this.clock = out.clock();
        this.leases = leases;
    }

    @Override
    public IdempotentResult<StoredResponse> execute(
            Scope scope, IdempotentRequest request, Supplier<StoredResponse> command) {
        return unitOfWork.inTransaction(() -> {
            Optional<IdempotencyRecord> existing = claim(scope, request, null);
            if (existing.isPresent()) {
                return resultOf(existing.get());
            }
            StoredResponse response = command.get();
            keys.storeResponse(scope, request.key(), encrypt(response));
            return new IdempotentResult.Executed<>(response);
        });
    }

    @Override
    public IdempotentResult<StoredResponse> create(
            Scope scope, IdempotentRequest request, Supplier<StoredResponse> command) {
        try {
            return unitOfWork.inTransaction(() -> {
                StoredResponse response = command.get();
                keys.insert(scope, record(request, null, encrypt(response)));
                return new IdempotentResult.Executed<>(response);
            });
        } catch (DuplicateKeyException repeated) {
            // What was inserted is rolled back. The record of the key may have expired.
            return execute(scope, request, command);
        }
    }

    @Override
    public IdempotentResult<StoredResponse> complete(Scope scope, IdempotentRequest request, StoredResponse response) {
        EncryptedResponse encrypted = encrypt(response);
        Optional<EncryptedResponse> stored = unitOfWork.inTransaction(() -> keys.find(scope, request.key())
                .filter(record -> record.fingerprint().equals(request.fingerprint()))
                .map(record -> keys.storeResponse(scope, request.key(), encrypted)));
        if (stored.isEmpty()) {
            LOG.log(Level.WARNING, "the key of a request expired before its response was stored");
        }
        return stored.filter(first -> !first.equals(encrypted))
                .<IdempotentResult<StoredResponse>>map(first -> new IdempotentResult.Replayed<>(decrypt(first)))
                .orElseGet(() -> new IdempotentResult.Executed<>(response));
    }

    @Override
    public Optional<IdempotentResult<StoredResponse>> find(Scope scope, IdempotentRequest request) {
        return existing(scope, request).map(this::resultOf);
    }

    @Override
    public IdempotentResult<StoredResponse> reject(
            Scope scope, IdempotentRequest request, PaymentsException rejection, StoredResponse response) {
        if (isPermanent(rejection.code())) {
            return execute(scope, request, () -> response);
        }
        // A request with a stored response does not depend on the current state.
        return existing(scope, request).map(this::<StoredResponse>resultOf).orElseThrow(() -> rejection);
    }

    /** Claims the key in the open unit of work; returns the record of the key when there is one. */
    public Optional<IdempotencyRecord> claim(Scope scope, Idempotency idempotency, @Nullable Outcome outcome) {
        if (!(idempotency instanceof IdempotentRequest request)) {
            return Optional.empty();
        }
        IdempotencyRecord candidate = record(request, outcome, null);
        Optional<IdempotencyRecord> existing =
                keys.claim(scope, candidate, candidate.claimedAt().minus(WINDOW));
        existing.ifPresent(found -> checkSameRequest(found, request));
        return existing;
    }

    private IdempotencyRecord record(
            IdempotentRequest request, @Nullable Outcome outcome, @Nullable EncryptedResponse response) {
        Instant now = clock.instant();
        return new IdempotencyRecord(
                request.key(), request.fingerprint(), outcome, now, now.plus(RequestLeases.LEASE), response);
    }

    /** The record of the key, without claiming it. */
    public Optional<IdempotencyRecord> existing(Scope scope, Idempotency idempotency) {
        if (!(idempotency instanceof IdempotentRequest request)) {
            return Optional.empty();
        }
        Instant expiredBefore = clock.instant().minus(WINDOW);
        Optional<IdempotencyRecord> existing = keys.find(scope, request.key())
                .filter(found -> !found.claimedAt().isBefore(expiredBefore));
        existing.ifPresent(found -> checkSameRequest(found, request));
        return existing;
    }

    /** Runs the steps of a request that follow the claim of its key; until they end, the request counts as running. */
    public <R> R whileRunning(Scope scope, Idempotency idempotency, Supplier<R> steps) {
        return idempotency instanceof IdempotentRequest request
                ? leases.whileLeased(scope, request.key(), steps)
                : steps.get();
    }

    /** Resumes a request whose execution has died, unless it may still run or another call resumes it. */
    public <R> IdempotentResult<R> resume(Scope scope, IdempotencyRecord record, Supplier<R> steps) {
        return leases.take(scope, record.key())
                ? new IdempotentResult.Executed<>(leases.whileLeased(scope, record.key(), steps))
                : inProgress(record);
    }

    private <R> IdempotentResult<R> inProgress(IdempotencyRecord record) {
        Duration remaining = Duration.between(clock.instant(), record.leasedUntil());
        return new IdempotentResult.InProgress<>(remaining.isNegative() ? Duration.ZERO : remaining);
    }

    /** The stored response of the key, or that the request is still in progress. */
    public <R> IdempotentResult<R> resultOf(IdempotencyRecord existing) {
        EncryptedResponse response = existing.response();
        return response == null ? inProgress(existing) : new IdempotentResult.Replayed<>(decrypt(response));
    }

    private StoredResponse decrypt(EncryptedResponse response) {
        return new StoredResponse(response.status(), encryptor.decrypt(response.encryptedBody()));
    }

    private EncryptedResponse encrypt(StoredResponse response) {
        return new EncryptedResponse(response.status(), encryptor.encrypt(response.body()));
    }

    private static void checkSameRequest(IdempotencyRecord existing, IdempotentRequest request) {
        if (!existing.fingerprint().equals(request.fingerprint())) {
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
                    INVALID_REQUEST,
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
