package dev.hexpay.bootstrap.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Drops the line that the HTTP server logs before it throws: the reason is printed with what to do. */
final class StartFailureFilter extends Filter<ILoggingEvent> {
    private static final String MESSAGE = "Failed to start Javalin";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return MESSAGE.equals(event.getMessage()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
