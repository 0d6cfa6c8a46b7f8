/** Jobs that belong to no single feature. */
@NullMarked
package dev.hexpay.application.usecase.job;

import org.jspecify.annotations.NullMarked;
