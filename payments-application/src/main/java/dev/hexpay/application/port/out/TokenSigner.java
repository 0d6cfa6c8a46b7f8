package dev.hexpay.application.port.out;

import java.util.Optional;

/** Vouches for text that goes out and comes back, under the operator's master key. */
public interface TokenSigner {
    /** The text and its signature in characters that need no escaping in an address; anybody can read the text. */
    String sign(String text);

    /** The text as it was signed; empty when it was not signed by us. Takes as long for any signature. */
    Optional<String> verify(String signed);
}
