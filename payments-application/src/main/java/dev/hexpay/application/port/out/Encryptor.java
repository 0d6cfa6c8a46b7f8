package dev.hexpay.application.port.out;

/** Encrypts what has to be kept and read back, under the operator's master key. */
public interface Encryptor {
    /** The text, encrypted and authenticated, in printable characters; never twice the same. */
    String encrypt(String plain);

    /** The text as it was; {@link IllegalStateException} when it was not sealed under this master key. */
    String decrypt(String encrypted);
}
