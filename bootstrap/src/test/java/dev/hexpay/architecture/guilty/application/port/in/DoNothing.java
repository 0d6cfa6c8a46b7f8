package dev.hexpay.architecture.guilty.application.port.in;

import dev.hexpay.architecture.Breaks;

@Breaks("an in-port is an interface with one verb")
interface DoNothing {}
