package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.sandbox.CardUtils;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheSandbox {
    private KnowsTheSandbox() {}

    static String card() {
        return CardUtils.test();
    }
}
