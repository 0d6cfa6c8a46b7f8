package dev.hexpay.architecture.innocent.domain.money;

import java.math.BigDecimal;

/** Rounds in the one place where that is allowed. */
public record Price(long minor, String currency) {
    /** A share of it. */
    public Price share(BigDecimal of) {
        return new Price(of.multiply(BigDecimal.valueOf(minor)).longValueExact(), currency);
    }
}
