package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.sandbox.SandboxFaults;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/**
 * What a test, or an application that embeds Hexpay, wants other than the configuration makes it.
 *
 * @param outPorts exchanges out-ports for others
 * @param milestones hears how far the work has come
 * @param faults what goes wrong at the sandbox
 * @param clock whole milliseconds
 */
public record Adaptation(
        UnaryOperator<OutPorts> outPorts, Milestones milestones, SandboxFaults faults, InstantSource clock) {
    /** Nothing is changed: production. Nothing finer than a millisecond, as the wire shows it, is stored or compared. */
    public static final Adaptation NONE = new Adaptation(
            UnaryOperator.identity(),
            Milestones.UNHEARD,
            SandboxFaults.BY_CARD_ONLY,
            () -> Instant.now().truncatedTo(ChronoUnit.MILLIS));

    /** With these out-ports exchanged. */
    public Adaptation withOutPorts(UnaryOperator<OutPorts> exchanged) {
        return new Adaptation(exchanged, milestones, faults, clock);
    }

    /** With somebody who hears how far the work has come. */
    public Adaptation withMilestones(Milestones heard) {
        return new Adaptation(outPorts, heard, faults, clock);
    }

    /** With these faults of the sandbox. */
    public Adaptation withFaults(SandboxFaults planned) {
        return new Adaptation(outPorts, milestones, planned, clock);
    }

    /** With this clock. */
    public Adaptation withClock(InstantSource other) {
        return new Adaptation(outPorts, milestones, faults, other);
    }
}
