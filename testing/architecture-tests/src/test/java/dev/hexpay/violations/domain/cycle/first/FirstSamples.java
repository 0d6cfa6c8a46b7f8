package dev.hexpay.violations.domain.cycle.first;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.domain.cycle.second.SecondSamples.UsesFirst;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** One half of a cycle. */
@NullMarked
public final class FirstSamples {
    /** Uses the other half. */
    @Violates("packages are free of cycles")
    public record UsesSecond(List<UsesFirst> others) {}

    record InsidePackage(UsesSecond other) {}
}
