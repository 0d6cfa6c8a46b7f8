package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;

@Breaks("money is never a floating number")
record FloatingField(double amount) {}
