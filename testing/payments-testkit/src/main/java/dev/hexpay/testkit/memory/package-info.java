/** Every repository port in memory: rows, real transactions, versions and unique keys, and nothing to install. */
@NullMarked
package dev.hexpay.testkit.memory;

import org.jspecify.annotations.NullMarked;
