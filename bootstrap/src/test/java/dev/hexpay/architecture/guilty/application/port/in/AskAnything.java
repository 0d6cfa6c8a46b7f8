package dev.hexpay.architecture.guilty.application.port.in;

import dev.hexpay.architecture.Breaks;

@Breaks("in-ports are asked with a scope or a link token")
interface AskAnything {
    String ask(String id);
}
