/** Receipts as e-mails: what they say, and how a mail server or a directory gets them. */
@NullMarked
package dev.hexpay.adapter.mail.smtp;

import org.jspecify.annotations.NullMarked;
