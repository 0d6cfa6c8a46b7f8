package dev.hexpay.violations.domain.cycle.second;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.domain.cycle.first.FirstSamples.UsesSecond;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The other half of a cycle. */
@NullMarked
public final class SecondSamples {
    /** Uses the first half. */
    @Violates("packages are free of cycles")
    public record UsesFirst(List<UsesSecond> others) {}
}
