/** Keeps the rules, laid out like the product and close to breaking them. */
@NullMarked
package dev.hexpay.architecture.innocent.mail.smtp;

import org.jspecify.annotations.NullMarked;
