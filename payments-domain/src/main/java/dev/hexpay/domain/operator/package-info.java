/** People who operate the server: their roles, their sessions, and the audit log of their actions. */
@NullMarked
package dev.hexpay.domain.operator;

import org.jspecify.annotations.NullMarked;
