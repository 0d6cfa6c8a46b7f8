package dev.hexpay.architecture.guilty.nowhere;

import dev.hexpay.architecture.Breaks;

@Breaks("every class belongs to a module")
final class Homeless {}
