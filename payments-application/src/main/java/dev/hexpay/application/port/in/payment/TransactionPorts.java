package dev.hexpay.application.port.in.payment;

/** What can be done with transactions, and with the disputes that they have. */
public record TransactionPorts(RetryTransaction retry, TransactionQueries queries, DisputeQueries disputes) {}
