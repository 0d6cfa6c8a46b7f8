/** What jobs share, and the jobs that belong to no single feature. */
@NullMarked
package dev.hexpay.application.usecase.job;

import org.jspecify.annotations.NullMarked;
