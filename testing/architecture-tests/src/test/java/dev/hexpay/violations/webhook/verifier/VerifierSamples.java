package dev.hexpay.violations.webhook.verifier;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.domain.tenant.Scope;
import javax.crypto.SecretKey;
import org.jspecify.annotations.NullMarked;

/** Samples of the verifier. */
@NullMarked
public final class VerifierSamples {
    record UsesCryptography(SecretKey key) {}

    @Violates("webhook-verifier uses only what it is granted")
    record UsesCore(Scope scope) {}
}
