package dev.hexpay.adapter.http.paypage.view;

/**
 * The page of the test bank.
 *
 * @param action the URL to which the form is posted
 * @param csrf the CSRF token
 */
public record TestBankView(Layout layout, String seller, String total, String action, String csrf) {}
