package dev.hexpay.adapter.crypto.jca;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.id.IdKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that sort by time, also within a millisecond, and secrets from the system's secure random source. */
public final class UlidIdSource implements IdSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String next(IdKind kind, Instant now) {
        return kind.format(UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString());
    }

    @Override
    public UUID uuid() {
        return UUID.randomUUID();
    }

    @Override
    public byte[] secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return secret;
    }
}
