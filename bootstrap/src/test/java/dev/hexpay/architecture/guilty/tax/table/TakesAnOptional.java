package dev.hexpay.architecture.guilty.tax.table;

import dev.hexpay.architecture.Breaks;
import java.util.Optional;

/** Makes its callers wrap what they have. */
@Breaks("optional is an answer, never a field or a parameter")
public final class TakesAnOptional {
    private final String region;

    TakesAnOptional(Optional<String> region) {
        this.region = region.orElse("");
    }

    String region() {
        return region;
    }
}
