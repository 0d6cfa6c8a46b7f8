package dev.hexpay.adapter.crypto.jca;

import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.TokenSigner;
import dev.hexpay.testkit.contract.EncryptorContract;
import dev.hexpay.testkit.contract.IdSourceContract;
import dev.hexpay.testkit.contract.TokenSignerContract;
import org.junit.jupiter.api.Nested;

/** The contracts of the ports that this adapter implements. */
class CryptoContractTest {
    @Nested
    class Encryption extends EncryptorContract {
        @Override
        protected Encryptor encryptor() {
            return new AesEncryptor(key(1));
        }

        @Override
        protected Encryptor foreignEncryptor() {
            return new AesEncryptor(key(2));
        }
    }

    @Nested
    class Signer extends TokenSignerContract {
        @Override
        protected TokenSigner signer() {
            return new HmacTokenSigner(key(1));
        }

        @Override
        protected TokenSigner foreignSigner() {
            return new HmacTokenSigner(key(2));
        }
    }

    @Nested
    class Ids extends IdSourceContract {
        @Override
        protected IdSource ids() {
            return new UlidIdSource();
        }
    }

    private static byte[] key(int lastByte) {
        byte[] key = new byte[MasterKey.BYTES];
        key[key.length - 1] = (byte) lastByte;
        return key;
    }
}
