/** Breaks the rules on purpose, laid out like the product. */
@NullMarked
package dev.hexpay.architecture.guilty.mail.smtp;

import org.jspecify.annotations.NullMarked;
