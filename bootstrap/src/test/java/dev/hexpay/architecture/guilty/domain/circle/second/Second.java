package dev.hexpay.architecture.guilty.domain.circle.second;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.circle.third.Third;
import java.util.List;

/** Knows the next, and so itself. */
@Breaks("the packages of a module form no circle")
public record Second(List<Third> next) {}
