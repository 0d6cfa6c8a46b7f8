/** What the product needs from the world: roles that adapters play. */
@NullMarked
package dev.hexpay.application.port.out;

import org.jspecify.annotations.NullMarked;
