package dev.hexpay.architecture.guilty.domain.circle.third;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.circle.first.First;
import java.util.List;

/** Knows the next, and so itself. */
@Breaks("the packages of a module form no circle")
public record Third(List<First> next) {}
