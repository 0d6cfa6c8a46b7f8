/** A whole world from one seed: merchants, payers, a faulty provider, crashes, and the laws that must survive them. */
@NullMarked
package dev.hexpay.testkit.simulator;

import org.jspecify.annotations.NullMarked;
