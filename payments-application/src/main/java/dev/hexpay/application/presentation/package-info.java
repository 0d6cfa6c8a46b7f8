/** Money, dates, taxes and countries as text for people: the same on the payment page, on documents and in mails. */
@NullMarked
package dev.hexpay.application.presentation;

import org.jspecify.annotations.NullMarked;
