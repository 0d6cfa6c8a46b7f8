package dev.hexpay.application.port.in.paypage;

/** What the payment page does. */
public record PayPagePorts(PayPageQueries queries, PayLink pay, FinishAuthentication finishAuthentication) {}
