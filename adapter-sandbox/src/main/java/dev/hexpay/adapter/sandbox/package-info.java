/** The built-in test provider, which can be told to fail. */
@NullMarked
package dev.hexpay.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
