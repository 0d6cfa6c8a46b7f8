/** Use cases of payment providers: notifications and test disputes. */
@NullMarked
package dev.hexpay.application.port.in.provider;

import org.jspecify.annotations.NullMarked;
