/** The socket through which commands of the operator reach a running server. */
@NullMarked
package dev.hexpay.bootstrap.admin;

import org.jspecify.annotations.NullMarked;
