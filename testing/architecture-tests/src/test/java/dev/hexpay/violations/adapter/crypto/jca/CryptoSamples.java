package dev.hexpay.violations.adapter.crypto.jca;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import java.security.SecureRandom;
import java.sql.Connection;
import javax.crypto.SecretKey;
import org.jspecify.annotations.NullMarked;

/** Samples of the cryptography adapter. */
@NullMarked
public final class CryptoSamples {
    record UsesCryptography(SecretKey key, SecureRandom random) {}

    @Violates({"adapter-crypto-jca uses only what it is granted", "adapters do not use each other"})
    record UsesSandbox(PublicCard card) {}

    @Violates("adapter-crypto-jca uses only what it is granted")
    record UsesDatabase(Connection connection) {}
}
