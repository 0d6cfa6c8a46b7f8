package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.math.BigDecimal;

@Breaks("decimals stay in the money package")
record KnowsDecimals(BigDecimal amount) {}
