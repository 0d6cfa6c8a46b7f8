/** Contracts that every adapter passes, in-memory adapters, fakes and builders. */
@NullMarked
package dev.hexpay.testkit;

import org.jspecify.annotations.NullMarked;
