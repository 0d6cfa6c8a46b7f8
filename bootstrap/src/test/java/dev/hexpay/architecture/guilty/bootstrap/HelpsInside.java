package dev.hexpay.architecture.guilty.bootstrap;

import dev.hexpay.architecture.Breaks;

@Breaks("names say what a thing is")
final class HelpsInside {
    record WiringHelper() {}
}
