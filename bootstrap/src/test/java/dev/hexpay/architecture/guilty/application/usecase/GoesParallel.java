package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.util.List;

@Breaks("the core starts no threads and does not sleep")
final class GoesParallel {
    private GoesParallel() {}

    static long count(List<String> names) {
        return names.parallelStream().distinct().count();
    }
}
