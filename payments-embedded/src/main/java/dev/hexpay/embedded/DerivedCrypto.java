package dev.hexpay.embedded;

import dev.hexpay.adapter.crypto.jca.AesEncryptor;
import dev.hexpay.adapter.crypto.jca.HmacTokenSigner;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.crypto.jca.UlidIdSource;
import dev.hexpay.application.port.out.Crypto;

/** The keys of an installation, derived from its master keys. */
final class DerivedCrypto {
    // Never change these: what was encrypted or signed before would become unreadable.
    private static final String RESPONSES = "sealed answers";
    private static final String DOWNLOAD_LINKS = "download links";

    private DerivedCrypto() {}

    static Crypto of(MasterKeys keys) {
        return new Crypto(
                new AesEncryptor(keys, RESPONSES),
                new HmacTokenSigner(keys.derive(DOWNLOAD_LINKS)),
                new UlidIdSource());
    }
}
