/** The configuration, read from the environment once. */
@NullMarked
package dev.hexpay.bootstrap.config;

import org.jspecify.annotations.NullMarked;
