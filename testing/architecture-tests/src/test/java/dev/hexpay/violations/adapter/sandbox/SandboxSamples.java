package dev.hexpay.violations.adapter.sandbox;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.tax.table.TaxTableSamples.PublicRate;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** Samples of the sandbox. */
@NullMarked
public final class SandboxSamples {
    /** Visible to the samples of other modules. */
    public record PublicCard(String number) {}

    record UsesGrants(HttpClient client, Connection connection) {
        private static int count(boolean all) {
            return all ? 2 : 1;
        }

        int size() {
            return count(true);
        }

        long elapsed(long start) {
            return System.nanoTime() - start;
        }

        Date now(InstantSource clock) {
            return Date.from(clock.instant());
        }
    }

    @Violates({"adapter-sandbox uses only what it is granted", "adapters do not use each other"})
    static final class UsesTaxTable {
        static PublicRate[] rates() {
            return new PublicRate[0];
        }
    }

    @Violates("adapter-sandbox uses only what it is granted")
    record UsesScreen(java.awt.Font font) {}

    @Violates("Optional is a result, never a field or a parameter")
    record HasOptionalField(Optional<String> name) {}

    @Violates("only the wiring uses the system clock")
    record ReadsDate(LocalDate day) {
        static ReadsDate create() {
            return new ReadsDate(LocalDate.now(ZoneOffset.UTC));
        }
    }
}
