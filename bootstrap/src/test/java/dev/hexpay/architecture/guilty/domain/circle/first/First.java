package dev.hexpay.architecture.guilty.domain.circle.first;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.circle.second.Second;
import java.util.List;

/** Knows the next, and so itself. */
@Breaks("the packages of a module form no circle")
public record First(List<Second> next) {}
