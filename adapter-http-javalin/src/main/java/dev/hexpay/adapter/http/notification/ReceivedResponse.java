package dev.hexpay.adapter.http.notification;

/** The acknowledgement of a notification: the provider need not send it again. */
record ReceivedResponse(boolean received) {}
