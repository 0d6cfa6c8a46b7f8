package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling. */
public interface AuthenticateApiKey {
    /**
     * The scope that the presented secret opens.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code unauthorized} when it is missing, unknown, deleted or expired
     */
    Scope authenticate(@Nullable String secret);
}
