/** Notifications that providers send. */
@NullMarked
package dev.hexpay.adapter.http.notification;

import org.jspecify.annotations.NullMarked;
