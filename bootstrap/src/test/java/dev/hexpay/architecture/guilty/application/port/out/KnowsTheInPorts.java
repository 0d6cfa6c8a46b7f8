package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.application.port.in.DoMuch;

@Breaks("out-ports do not know who asks")
record KnowsTheInPorts(DoMuch port) {}
