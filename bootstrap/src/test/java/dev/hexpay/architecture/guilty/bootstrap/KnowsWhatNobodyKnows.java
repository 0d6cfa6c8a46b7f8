package dev.hexpay.architecture.guilty.bootstrap;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.hexpay.architecture.Breaks;

@Breaks("a technology is known only where it is granted")
record KnowsWhatNobodyKnows(JavaClasses classes) {}
