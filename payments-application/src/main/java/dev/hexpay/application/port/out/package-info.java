/** What the use cases need from outside: roles that adapters implement. */
@NullMarked
package dev.hexpay.application.port.out;

import org.jspecify.annotations.NullMarked;
