package dev.hexpay.violations.bootstrap;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.sandbox.SandboxSamples.PublicCard;
import dev.hexpay.violations.adapter.tax.table.TaxTableSamples.PublicRate;
import dev.hexpay.violations.testkit.TestkitSamples.PublicFixture;
import java.awt.Font;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** Samples of the server. */
@NullMarked
public final class BootstrapSamples {
    record UsesSeveralAdapters(PublicCard card, PublicRate rate) {
        void print() {
            System.out.println(Instant.now());
        }
    }

    @Violates("bootstrap uses only what it is granted")
    static final class ExtendsTestkit extends PublicFixture {}

    @Violates("bootstrap uses only what it is granted")
    record UsesScreen(Font font) {}

    @Violates("public fields are final")
    static final class HasPublicField {
        public static final int LIMIT = 1;
        public int port;
    }

    @Violates("names of types use the glossary")
    record WiringHelper() {}
}
