package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.util.Date;

@Breaks("the core asks neither the clock nor chance")
final class ReadsTheDate {
    private ReadsTheDate() {}

    @SuppressWarnings("JavaUtilDate")
    static long millis() {
        return new Date().getTime();
    }
}
