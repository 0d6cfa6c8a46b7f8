package dev.hexpay.violations.application.presentation;

import java.math.BigDecimal;
import org.jspecify.annotations.NullMarked;

/** Samples in the other package that may use BigDecimal. */
@NullMarked
final class PresentationSamples {
    static String text(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
