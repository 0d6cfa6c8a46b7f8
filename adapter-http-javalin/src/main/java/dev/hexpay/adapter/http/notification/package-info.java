/** What providers tell without being asked. */
@NullMarked
package dev.hexpay.adapter.http.notification;

import org.jspecify.annotations.NullMarked;
