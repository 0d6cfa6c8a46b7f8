package dev.hexpay.application.port.out;

/** Encrypts values that are stored and read back, under the operator's master key. */
public interface Encryptor {
    /** The text, encrypted and authenticated, in printable characters; the result differs on every call. */
    String encrypt(String plain);

    /**
     * The decrypted text; {@link IllegalStateException} when it was not encrypted under this master key or an earlier one.
     */
    String decrypt(String encrypted);

    /**
     * The same text, encrypted under the current master key: the argument itself when it already is. {@link
     * IllegalStateException} when it was not encrypted under this master key or an earlier one.
     */
    String reencrypt(String encrypted);
}
