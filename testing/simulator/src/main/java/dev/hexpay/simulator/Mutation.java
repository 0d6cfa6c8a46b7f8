package dev.hexpay.simulator;

import dev.hexpay.application.port.out.OutPorts;

/** Plants a fault in the ports of a simulation, to test whether the invariants detect it. */
@FunctionalInterface
interface Mutation {
    /** No fault. */
    Mutation NONE = (ports, simulation) -> ports;

    /** Returns the ports with the fault in them. */
    OutPorts applyTo(OutPorts ports, Simulation simulation);
}
