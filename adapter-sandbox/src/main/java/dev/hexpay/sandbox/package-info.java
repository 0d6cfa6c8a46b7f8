/** The built-in test provider, which can be told to fail. */
@NullMarked
package dev.hexpay.sandbox;

import org.jspecify.annotations.NullMarked;
