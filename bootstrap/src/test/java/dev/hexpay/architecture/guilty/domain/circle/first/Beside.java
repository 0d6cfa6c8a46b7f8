package dev.hexpay.architecture.guilty.domain.circle.first;

record Beside(First first) {}
