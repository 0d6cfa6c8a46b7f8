package dev.hexpay.http.page;

/**
 * The page that plays the payer's bank.
 *
 * @param action where its form is posted
 * @param csrf the proof that it is ours
 */
public record BankView(Frame frame, String seller, String total, String action, String csrf) {}
