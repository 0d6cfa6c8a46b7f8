/** How fast the server is, as ratios to a straight line: the same libraries, and nothing that a payment needs. */
@NullMarked
package dev.hexpay.benchmarks;

import org.jspecify.annotations.NullMarked;
