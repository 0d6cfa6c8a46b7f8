package dev.hexpay.violations.domain.money;

import java.math.BigDecimal;
import org.jspecify.annotations.NullMarked;

/** Samples in the one package that may use BigDecimal. */
@NullMarked
final class MoneySamples {
    record Price(long minor) {
        Price share(BigDecimal of) {
            return new Price(of.multiply(BigDecimal.valueOf(minor)).longValueExact());
        }
    }
}
