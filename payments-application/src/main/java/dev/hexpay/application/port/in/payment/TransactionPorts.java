package dev.hexpay.application.port.in.payment;

/** What can be done with transactions. */
public record TransactionPorts(RetryTransaction retry, TransactionQueries queries) {}
