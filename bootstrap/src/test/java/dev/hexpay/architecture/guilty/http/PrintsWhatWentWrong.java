package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;

@Breaks("only the bootstrap prints")
final class PrintsWhatWentWrong {
    private PrintsWhatWentWrong() {}

    static void report(RuntimeException e) {
        e.printStackTrace();
    }
}
