/** Requests of operators: session, forms, scope and rendering. */
@NullMarked
package dev.hexpay.adapter.operator.web;

import org.jspecify.annotations.NullMarked;
