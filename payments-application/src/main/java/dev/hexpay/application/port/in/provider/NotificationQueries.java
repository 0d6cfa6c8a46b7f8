package dev.hexpay.application.port.in.provider;

/** What the operator wants to know of the notifications of providers. */
public interface NotificationQueries {
    /**
     * How many notifications this process has refused since its start: not signed by the provider, sent at another time,
     * unreadable, or in contradiction to what is stored here. The log says why.
     */
    long refused();
}
