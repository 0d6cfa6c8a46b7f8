/** What the audit of the database finds. */
@NullMarked
package dev.hexpay.application.consistency;

import org.jspecify.annotations.NullMarked;
