package dev.hexpay.application.consistency;

import java.util.List;

/**
 * What the audit of a scope has read and found.
 *
 * @param payments how many payments were checked
 * @param documents how many invoices and credit notes were checked
 * @param breaches the first ones
 * @param more how many breaches were found besides
 */
public record ConsistencyReport(long payments, long documents, List<Breach> breaches, long more) {
    public ConsistencyReport {
        breaches = List.copyOf(breaches);
    }
}
