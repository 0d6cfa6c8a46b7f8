/** What providers tell without being asked. */
@NullMarked
package dev.hexpay.http.notification;

import org.jspecify.annotations.NullMarked;
