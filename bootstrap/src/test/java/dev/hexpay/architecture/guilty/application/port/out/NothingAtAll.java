package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;

@Breaks("out-ports take the scope first")
interface NothingAtAll {
    String findAny();
}
