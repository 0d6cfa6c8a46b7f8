package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.OutPorts;

/** Builds a mistake into the ports of a world, to see whether the laws notice it. */
@FunctionalInterface
interface Flaw {
    /** No mistake. */
    Flaw NONE = (ports, world) -> ports;

    /** The same ports with the mistake in them. */
    OutPorts plant(OutPorts ports, World world);
}
