/** The built-in provider for test mode, which can simulate failures. */
@NullMarked
package dev.hexpay.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
