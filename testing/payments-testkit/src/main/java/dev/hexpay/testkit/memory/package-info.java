/** Every repository port in memory, with real transactions, versions and unique keys. */
@NullMarked
package dev.hexpay.testkit.memory;

import org.jspecify.annotations.NullMarked;
