package dev.hexpay.architecture.guilty.bootstrap;

import dev.hexpay.architecture.Breaks;

@Breaks("nothing public can be overwritten")
final class CanBeOverwritten {
    public int port;
}
