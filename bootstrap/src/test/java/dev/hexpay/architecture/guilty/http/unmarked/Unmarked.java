package dev.hexpay.architecture.guilty.http.unmarked;

import dev.hexpay.architecture.Breaks;

@Breaks("packages say that nothing is null")
final class Unmarked {}
