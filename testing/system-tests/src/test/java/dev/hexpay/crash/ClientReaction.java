package dev.hexpay.crash;

/** What the client does after the crash. */
enum ClientReaction {
    GIVES_UP,
    RETRIES_IMMEDIATELY,
    RETRIES_LATER
}
