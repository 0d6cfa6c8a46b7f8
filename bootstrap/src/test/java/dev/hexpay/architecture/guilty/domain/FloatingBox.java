package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.util.List;

@Breaks("money is never a floating number")
record FloatingBox(List<Double> amounts) {}
