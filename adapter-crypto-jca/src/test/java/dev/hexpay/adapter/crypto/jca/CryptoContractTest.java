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
            return new AesEncryptor(MasterKeys.of(key(1)), "responses");
        }

        @Override
        protected Encryptor foreignEncryptor() {
            return new AesEncryptor(MasterKeys.of(key(2)), "responses");
        }

        @Override
        protected Encryptor rotatedEncryptor() {
            return new AesEncryptor(MasterKeys.of(key(2), key(1)), "responses");
        }
    }

    @Nested
    class EncryptionWithSeveralKeys extends EncryptorContract {
        @Override
        protected Encryptor encryptor() {
            return new AesEncryptor(MasterKeys.of(key(3), key(1)), "responses");
        }

        @Override
        protected Encryptor foreignEncryptor() {
            return new AesEncryptor(MasterKeys.of(key(2), key(4)), "responses");
        }

        @Override
        protected Encryptor rotatedEncryptor() {
            return new AesEncryptor(MasterKeys.of(key(2), key(4), key(3), key(1)), "responses");
        }
    }

    @Nested
    class Signer extends TokenSignerContract {
        @Override
        protected TokenSigner signer() {
            return new HmacTokenSigner(MasterKeys.of(key(1)).derive("links"));
        }

        @Override
        protected TokenSigner foreignSigner() {
            return new HmacTokenSigner(MasterKeys.of(key(2)).derive("links"));
        }
    }

    @Nested
    class SignerWithSeveralKeys extends TokenSignerContract {
        @Override
        protected TokenSigner signer() {
            return new HmacTokenSigner(MasterKeys.of(key(3), key(1)).derive("links"));
        }

        @Override
        protected TokenSigner foreignSigner() {
            return new HmacTokenSigner(MasterKeys.of(key(2), key(4)).derive("links"));
        }
    }

    @Nested
    class Ids extends IdSourceContract {
        @Override
        protected IdSource ids() {
            return new UlidIdSource();
        }
    }

    private static MasterKey key(int lastByte) {
        byte[] key = new byte[MasterKey.BYTES];
        key[key.length - 1] = (byte) lastByte;
        return MasterKey.of(key);
    }
}
