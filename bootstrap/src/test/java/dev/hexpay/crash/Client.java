package dev.hexpay.crash;

/** What the one who asked does after the crash. */
enum Client {
    GIVES_UP,
    ASKS_AGAIN_AT_ONCE,
    ASKS_AGAIN_LATER
}
