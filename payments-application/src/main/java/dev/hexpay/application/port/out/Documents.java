package dev.hexpay.application.port.out;

/**
 * What makes and sends invoices, credit notes and receipts.
 *
 * @param sellers who sells, as printed on documents
 * @param renderer makes the PDF
 * @param mailer sends the receipt
 */
public record Documents(SellerDirectory sellers, InvoiceRenderer renderer, ReceiptMailer mailer) {}
