package dev.hexpay.application.port.in.provider;

/** What providers send and have moved, and what a developer does at the sandbox. */
public record ProviderPorts(
        AcceptProviderNotification acceptNotification,
        NotificationQueries notifications,
        ResolveTestDispute resolveTestDispute,
        ReconciliationQueries reconciliation) {}
