package dev.hexpay.violations.adapter.tax.table;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** Samples of the tax table. */
@NullMarked
public final class TaxTableSamples {
    /** Visible to the samples of other modules. */
    public record PublicRate(long partsPerMillion) {
        double percent() {
            return partsPerMillion / 1e4;
        }
    }

    @Violates({"adapter-tax-table uses only what it is granted", "adapters do not use each other"})
    record UsesSandbox(List<PublicCard> cards) {}

    @Violates("adapter-tax-table uses only what it is granted")
    record UsesSql(java.sql.Connection connection) {}

    @Violates("Optional is a result, never a field or a parameter")
    static final class TakesOptional {
        private final String region;

        TakesOptional(Optional<String> region) {
            this.region = region.orElse("");
        }

        String region() {
            return region;
        }
    }
}
