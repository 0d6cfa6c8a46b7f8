/** Receipts as e-mails: their content, and their delivery to a mail server or to files. */
@NullMarked
package dev.hexpay.adapter.mail.smtp;

import org.jspecify.annotations.NullMarked;
