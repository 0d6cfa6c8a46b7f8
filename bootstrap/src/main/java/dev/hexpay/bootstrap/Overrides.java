package dev.hexpay.bootstrap;

import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * Parts that a test, or an application that embeds Hexpay, replaces.
 *
 * @param outPorts replaces out-ports
 * @param failpoints is called at each failpoint
 * @param faults the faults of the sandbox
 * @param clock returns whole milliseconds
 */
public record Overrides(
        UnaryOperator<OutPorts> outPorts, Failpoints failpoints, SandboxFaults faults, InstantSource clock) {
    /** No replacements, for production. Its clock returns whole milliseconds, as the API shows them. */
    public static final Overrides NONE = new Overrides(
            UnaryOperator.identity(),
            Failpoints.NONE,
            SandboxFaults.NONE,
            () -> Instant.now().truncatedTo(ChronoUnit.MILLIS));

    /** The same overrides with other out-ports. */
    public Overrides withOutPorts(UnaryOperator<OutPorts> replacement) {
        return new Overrides(replacement, failpoints, faults, clock);
    }

    /** The same overrides with other failpoints. */
    public Overrides withFailpoints(Failpoints replacement) {
        return new Overrides(outPorts, replacement, faults, clock);
    }

    /** The same overrides with other sandbox faults. */
    public Overrides withFaults(SandboxFaults replacement) {
        return new Overrides(outPorts, failpoints, replacement, clock);
    }

    /** The same overrides with another clock. */
    public Overrides withClock(InstantSource replacement) {
        return new Overrides(outPorts, failpoints, faults, replacement);
    }
}
