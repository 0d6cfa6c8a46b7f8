package dev.hexpay.architecture.guilty.application.usecase;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.architecture.Breaks;

@Breaks("a technology is known only where it is granted")
record ReadsJson(ObjectMapper json) {}
