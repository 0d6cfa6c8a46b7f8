package dev.hexpay.bootstrap;

import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What a test, or an application that embeds Hexpay, wants other than the configuration makes it.
 *
 * @param outPorts exchanges out-ports for others
 * @param failpoints hears how far the work has come
 * @param faults what goes wrong at the sandbox
 * @param clock whole milliseconds
 */
public record Overrides(
        UnaryOperator<OutPorts> outPorts, Failpoints failpoints, SandboxFaults faults, InstantSource clock) {
    /** Nothing is changed: production. Nothing finer than a millisecond, as the wire shows it, is stored or compared. */
    public static final Overrides NONE = new Overrides(
            UnaryOperator.identity(),
            Failpoints.NONE,
            SandboxFaults.NONE,
            () -> Instant.now().truncatedTo(ChronoUnit.MILLIS));

    /** With these out-ports exchanged. */
    public Overrides withOutPorts(UnaryOperator<OutPorts> replacement) {
        return new Overrides(replacement, failpoints, faults, clock);
    }

    /** With somebody who hears how far the work has come. */
    public Overrides withFailpoints(Failpoints replacement) {
        return new Overrides(outPorts, replacement, faults, clock);
    }

    /** With these faults of the sandbox. */
    public Overrides withFaults(SandboxFaults replacement) {
        return new Overrides(outPorts, failpoints, replacement, clock);
    }

    /** With this clock. */
    public Overrides withClock(InstantSource replacement) {
        return new Overrides(outPorts, failpoints, faults, replacement);
    }
}
