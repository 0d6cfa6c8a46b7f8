package dev.hexpay.adapter.http.paypage;

import io.javalin.http.HttpStatus;

/** The errors of page requests, with their status and their text for the payer. */
enum PageError {
    BAD_FORM(
            HttpStatus.BAD_REQUEST,
            "This form could not be read",
            "Please open the payment page again and fill in its form."),
    NOT_PAYABLE(
            HttpStatus.BAD_REQUEST,
            "This payment cannot be made",
            "Its total is too large once tax is added. Nothing was charged. Please contact the seller."),
    INVALID_CSRF_TOKEN(
            HttpStatus.FORBIDDEN,
            "This form is no longer valid",
            "It is too old, or it was not sent by the payment page. Please open the payment page again: it says whether this payment was made."),
    CROSS_SITE(
            HttpStatus.FORBIDDEN,
            "This request came from another website",
            "Nothing was charged. Please open the payment page itself and pay there."),
    NOT_IN_LIVE_MODE(
            HttpStatus.FORBIDDEN,
            "Card payments are not available here yet",
            "Nothing was charged. Please ask the seller for another way to pay."),
    NO_PROVIDER(
            HttpStatus.CONFLICT,
            "Card payments are not available here yet",
            "Nothing was charged. Please ask the seller for another way to pay."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no payment at this address",
            "Please check the link that you were given, or ask the seller for a new one."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address cannot be used like that",
            "Please open the payment page again."),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "This form is too large",
            "Nothing was charged. Please shorten what you entered."),
    TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "Your form did not arrive in time",
            "Nothing was charged. Please open the payment page again, and check your connection."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "There were too many requests from your network",
            "Nothing was charged. Please wait a minute, then open the payment page again."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "Please open the payment page again: it says whether this payment was made. If this keeps happening, send the number below to the seller."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Payments are not possible right now",
            "Please open the payment page again in a few minutes: it says whether this payment was made.");

    private final HttpStatus status;
    private final String heading;
    private final String advice;

    PageError(HttpStatus status, String heading, String advice) {
        this.status = status;
        this.heading = heading;
        this.advice = advice;
    }

    HttpStatus status() {
        return status;
    }

    String heading() {
        return heading;
    }

    String advice() {
        return advice;
    }

    /** The error as an exception. */
    PageException exception() {
        return new PageException(this);
    }

    /** Ends a request with the page of the error. It is an expected response and has no stack trace. */
    static final class PageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final PageError error;

        private PageException(PageError error) {
            super(error.heading, null, false, false);
            this.error = error;
        }

        PageError error() {
            return error;
        }
    }
}
