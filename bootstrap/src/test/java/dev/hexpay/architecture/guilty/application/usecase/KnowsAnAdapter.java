package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.sandbox.CardUtils;

@Breaks("a module knows only the modules that its arrows lead to")
record KnowsAnAdapter(CardUtils cards) {}
