/** The repositories on H2 and PostgreSQL. */
@NullMarked
package dev.hexpay.adapter.persistence.jdbi;

import org.jspecify.annotations.NullMarked;
