/** The pages of operators, as routes of a Javalin server. */
@NullMarked
package dev.hexpay.adapter.operator;

import org.jspecify.annotations.NullMarked;
