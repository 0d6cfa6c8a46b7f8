/** What an operator decides about the rules of the use cases. */
@NullMarked
package dev.hexpay.application.policy;

import org.jspecify.annotations.NullMarked;
