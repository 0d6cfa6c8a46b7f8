package dev.hexpay.application.port.in.operator;

import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.domain.tenant.Scope;
import java.time.LocalDate;

/** Checks what must be true of a database, beside running work. */
public interface ConsistencyQueries {
    /** The most breaches in a report. */
    int MAX_BREACHES = 1000;

    /**
     * Checks every payment and document of the scope, and compares the days from {@code since} to today in UTC with the
     * providers. It changes nothing, and reads page by page without a long database transaction.
     *
     * <p>What only shows between two commits is not a breach: a payment with one is read again until it did not change
     * meanwhile. Differences with a provider count after ten minutes, and events as long as they are kept.
     */
    ConsistencyReport check(Scope scope, LocalDate since);
}
