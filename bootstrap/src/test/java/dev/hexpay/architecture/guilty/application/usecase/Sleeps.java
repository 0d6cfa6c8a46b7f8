package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;

@Breaks("the core starts no threads and does not sleep")
final class Sleeps {
    private Sleeps() {}

    static void briefly() throws InterruptedException {
        Thread.sleep(1);
    }
}
