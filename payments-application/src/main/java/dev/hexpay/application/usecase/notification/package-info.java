/** Stores and processes the notifications of providers. */
@NullMarked
package dev.hexpay.application.usecase.notification;

import org.jspecify.annotations.NullMarked;
