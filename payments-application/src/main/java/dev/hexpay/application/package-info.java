/** The application: use cases, the in-ports that call them and the out-ports that they need. */
@NullMarked
package dev.hexpay.application;

import org.jspecify.annotations.NullMarked;
