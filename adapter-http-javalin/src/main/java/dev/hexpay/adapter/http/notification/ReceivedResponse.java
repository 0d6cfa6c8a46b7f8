package dev.hexpay.adapter.http.notification;

/** What a provider is answered: it need not tell this again. */
record ReceivedResponse(boolean received) {}
