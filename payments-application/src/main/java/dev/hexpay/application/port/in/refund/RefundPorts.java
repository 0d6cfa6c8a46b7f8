package dev.hexpay.application.port.in.refund;

/** What can be done with refunds. */
public record RefundPorts(RefundTransaction refund, RefundQueries queries, RefreshRefund refresh) {}
