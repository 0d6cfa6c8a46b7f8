package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.nowhere.PublicHomeless;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheHomeless {
    private KnowsTheHomeless() {}

    static int number() {
        return PublicHomeless.NUMBERS.size();
    }
}
