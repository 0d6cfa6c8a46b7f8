package dev.hexpay.architecture.guilty.sandbox;

import dev.hexpay.architecture.Breaks;
import java.util.Optional;

@Breaks("optional is an answer, never a field or a parameter")
record KeepsAnOptional(Optional<String> name) {}
