/** Use cases of operators: login, audited actions, reports, search. */
@NullMarked
package dev.hexpay.application.port.in.operator;

import org.jspecify.annotations.NullMarked;
