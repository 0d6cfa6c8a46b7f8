package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;

@Breaks("public types open with a sentence")
public final class Silent {}
