/** The contract of each port as tests. An adapter subclasses them and supplies a harness. */
@NullMarked
package dev.hexpay.testkit.contract;

import org.jspecify.annotations.NullMarked;
