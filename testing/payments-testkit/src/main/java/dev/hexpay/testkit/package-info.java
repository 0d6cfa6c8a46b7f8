/** What every adapter has to prove: contract suites, in-memory adapters and builders. */
@NullMarked
package dev.hexpay.testkit;

import org.jspecify.annotations.NullMarked;
