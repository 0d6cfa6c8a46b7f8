package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;

@Breaks("a domain type is a record, an enum, sealed or final")
interface OpenInterface {}
