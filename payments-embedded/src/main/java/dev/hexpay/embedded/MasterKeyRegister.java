package dev.hexpay.embedded;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiMasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiMasterKeys.KnownKey;
import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.application.port.out.Encryptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Compares the master keys of a server with those under which the data of the database was made. */
public final class MasterKeyRegister {
    /**
     * How long what is encrypted or signed under a key may be used: a cookie of the payment page, 30 days. Within this time,
     * a job encrypts the secrets of webhook endpoints under the current key; it runs at each start and every hour.
     */
    private static final Duration VALIDITY = Duration.ofDays(30);

    /** The key of a database of an earlier version, which stored no check value. */
    private static final KnownKey UNKNOWN = new KnownKey("unknown", "", Instant.EPOCH, null);

    private final JdbiMasterKeys known;

    private MasterKeyRegister(JdbiMasterKeys known) {
        this.known = known;
    }

    /** The register of a database with migrated tables. */
    public static MasterKeyRegister open(DataSource dataSource, JdbiSettings settings) {
        return new MasterKeyRegister(JdbiMasterKeys.open(dataSource, settings));
    }

    /** The ids of the keys that are not discarded; empty when the database has no data under a master key. */
    public List<String> ids() {
        return keys().stream()
                .filter(key -> key.discardedAt() == null)
                .map(KnownKey::keyId)
                .toList();
    }

    /**
     * Makes servers start without this key, which is lost or must not be used any longer: what is encrypted or signed
     * under it cannot be read.
     *
     * @throws IllegalArgumentException when no key has this id
     */
    public void discard(String keyId, Instant now) {
        known.exclusively(() -> {
            KnownKey key = keys().stream()
                    .filter(each -> each.keyId().equals(keyId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the database knows no master key " + keyId + ", but " + String.join(", ", ids())));
            known.save(key.discarded(now));
            return keyId;
        });
    }

    /** The known keys, the last one first; one without a check value when a database of an earlier version needs it. */
    private List<KnownKey> keys() {
        List<KnownKey> all = known.all();
        return all.isEmpty() && known.lastEncryptedResponse().isPresent() ? List.of(UNKNOWN) : all;
    }

    /**
     * Requires that every key with data that may still be used is among these, and stores which one is current. In a
     * database without a stored key, any of these may have data: each is stored, the others as replaced now.
     *
     * @param encryptor opens stored responses with these keys
     * @throws RefusedMasterKeyException when a key is missing, or the current one is discarded
     */
    void register(MasterKeys keys, Encryptor encryptor, Instant now) {
        known.exclusively(() -> {
            List<KnownKey> all = known.all();
            if (all.isEmpty()) {
                known.lastEncryptedResponse().ifPresent(response -> requireReadable(response, encryptor, keys));
                saveAll(keys, now);
            } else {
                requireKnown(all, keys, now);
                requireNotDiscarded(all, keys.current());
                saveCurrent(all.get(0), keys.current(), now);
            }
            return keys;
        });
    }

    /** The current key last, so that it is the current one also when it is given twice. */
    private void saveAll(MasterKeys keys, Instant now) {
        for (int i = keys.all().size() - 1; i >= 0; i--) {
            known.save(knownKey(keys.all().get(i), now.minusMillis(i)));
        }
    }

    private void saveCurrent(KnownKey last, MasterKey current, Instant now) {
        if (!isOf(current, last)) {
            // Also when the clock of the server that stored the last one was ahead.
            Instant afterLast = last.currentSince().plusMillis(1);
            known.save(knownKey(current, now.isAfter(afterLast) ? now : afterLast));
        }
    }

    private static KnownKey knownKey(MasterKey key, Instant currentSince) {
        return new KnownKey(key.id(), key.checkValue(), currentSince, null);
    }

    private static void requireNotDiscarded(List<KnownKey> all, MasterKey current) {
        if (all.stream().anyMatch(key -> key.discardedAt() != null && isOf(current, key))) {
            throw new RefusedMasterKeyException("master key " + current.id()
                    + " is discarded and cannot be the first one: put another key before it or in its place");
        }
    }

    private static void requireReadable(String response, Encryptor encryptor, MasterKeys keys) {
        try {
            encryptor.decrypt(response);
        } catch (IllegalStateException e) {
            throw new RefusedMasterKeyException("the database holds data under master key " + UNKNOWN.keyId()
                    + ", which is not among the given ones (" + keys + ")");
        }
    }

    /** The first key is the current one: the others are required for as long as the data from before it is valid. */
    private static void requireKnown(List<KnownKey> all, MasterKeys keys, Instant now) {
        for (KnownKey key : all) {
            boolean isCurrent = key.equals(all.get(0));
            Instant requiredUntil = all.get(0).currentSince().plus(VALIDITY);
            boolean isRequired = key.discardedAt() == null && (isCurrent || now.isBefore(requiredUntil));
            if (isRequired && keys.all().stream().noneMatch(given -> isOf(given, key))) {
                throw new RefusedMasterKeyException("the database holds data under master key " + key.keyId()
                        + ", which is not among the given ones (" + keys + ")"
                        + (isCurrent
                                ? ""
                                : "; it is required for 30 days after its replacement, until " + requiredUntil));
            }
        }
    }

    private static boolean isOf(MasterKey given, KnownKey known) {
        return given.id().equals(known.keyId()) && given.checkValue().equals(known.checkValue());
    }
}
