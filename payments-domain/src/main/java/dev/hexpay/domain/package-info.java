/** The domain model: values, states and rules, without clock, randomness or technology. */
@NullMarked
package dev.hexpay.domain;

import org.jspecify.annotations.NullMarked;
