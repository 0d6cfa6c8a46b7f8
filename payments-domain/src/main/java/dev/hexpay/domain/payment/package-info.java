/** The payment: its law, its facts and its verbs. */
@NullMarked
package dev.hexpay.domain.payment;

import org.jspecify.annotations.NullMarked;
