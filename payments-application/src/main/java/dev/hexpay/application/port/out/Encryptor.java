package dev.hexpay.application.port.out;

/** Encrypts values that are stored and read back, under the operator's master key. */
public interface Encryptor {
    /** The text, encrypted and authenticated, in printable characters; the result differs on every call. */
    String encrypt(String plain);

    /** The decrypted text; {@link IllegalStateException} when it was not encrypted under this master key. */
    String decrypt(String encrypted);
}
