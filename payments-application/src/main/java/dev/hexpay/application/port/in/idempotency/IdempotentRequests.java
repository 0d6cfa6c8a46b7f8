package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a request with an idempotency key take effect once, and returns the response of the first to every repetition.
 *
 * <p>{@link #find}, {@link #execute}, {@link #create} and {@link #reject} throw {@code idempotency_key_mismatch} when another request has
 * used the key.
 */
public interface IdempotentRequests {
    /**
     * Executes a command that is one database transaction. The key, the effect and the response are committed together;
     * when the command throws, nothing is.
     *
     * @param command calls the command and returns its response; joins the transaction
     */
    IdempotentResult<StoredResponse> execute(Scope scope, IdempotentRequest request, Supplier<StoredResponse> command);

    /**
     * Like {@link #execute}, for a command that inserts rows and does nothing else. It takes a round trip to the database less:
     * the key is inserted with the response after the other rows, and all are rolled back when the key is in use.
     *
     * @param command calls the command and returns its response; it may be called for a repeated request, and its effect is
     *     then rolled back. It locks nothing, and throws no error that depends on what other requests do
     */
    IdempotentResult<StoredResponse> create(Scope scope, IdempotentRequest request, Supplier<StoredResponse> command);

    /**
     * Stores the response of a command that took the key itself and has committed. The first response of a key stays.
     * When this call is lost, the next request with the key continues from the committed effect.
     *
     * @return the response as executed, or the response of a concurrent request, which was stored first, as replayed
     */
    IdempotentResult<StoredResponse> complete(Scope scope, IdempotentRequest request, StoredResponse response);

    /** What became of an earlier request with the key; empty when the key is free. */
    Optional<IdempotentResult<StoredResponse>> find(Scope scope, IdempotentRequest request);

    /**
     * Handles the rejection of a request. A request that was executed before gets its stored response. Otherwise the
     * response is stored when the same request will always be rejected so.
     *
     * @param response how the rejection is reported to the client
     * @throws PaymentsException the rejection itself when it may be temporary; the key stays free
     */
    IdempotentResult<StoredResponse> reject(
            Scope scope, IdempotentRequest request, PaymentsException rejection, StoredResponse response);
}
