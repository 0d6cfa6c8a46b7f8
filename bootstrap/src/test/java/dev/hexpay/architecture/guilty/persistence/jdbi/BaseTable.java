package dev.hexpay.architecture.guilty.persistence.jdbi;

import dev.hexpay.architecture.Breaks;

@Breaks("names say what a thing is")
final class BaseTable {}
