package dev.hexpay.application.port.out;

/**
 * Encryption, signatures and random values.
 *
 * @param encryptor encrypts what has to be read back
 * @param tokenSigner signs download links
 * @param ids creates ids and secrets
 */
public record Crypto(Encryptor encryptor, TokenSigner tokenSigner, IdSource ids) {}
