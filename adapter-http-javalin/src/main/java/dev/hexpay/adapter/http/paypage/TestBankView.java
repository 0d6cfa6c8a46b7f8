package dev.hexpay.adapter.http.paypage;

/**
 * The page that plays the payer's bank.
 *
 * @param action where its form is posted
 * @param csrf the proof that it is ours
 */
public record TestBankView(Layout frame, String seller, String total, String action, String csrf) {}
