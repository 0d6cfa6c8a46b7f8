package dev.hexpay.application.port.out;

import java.util.Optional;

/** Signs text that leaves the server and comes back, under the operator's master key. */
public interface TokenSigner {
    /** The text and its signature in URL-safe characters; the text is readable without the key. */
    String sign(String text);

    /** The signed text; empty when the signature is not ours. The check takes constant time. */
    Optional<String> verify(String signed);
}
