/** A simulation from one seed: merchants, payers, a faulty provider, crashes, and the invariants that must hold. */
@NullMarked
package dev.hexpay.simulator;

import org.jspecify.annotations.NullMarked;
