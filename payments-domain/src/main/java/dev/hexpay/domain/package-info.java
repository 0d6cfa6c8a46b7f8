/** What a payment is: values, states and the rules between them, without time, chance or technology. */
@NullMarked
package dev.hexpay.domain;

import org.jspecify.annotations.NullMarked;
