package dev.hexpay.application.port.in.invoice;

/** What can be done with invoices, credit notes and their documents. */
public record InvoicePorts(
        UpdateInvoiceStatus updateStatus,
        SendInvoice send,
        CreateDownloadLink createDownloadLink,
        DownloadDocument download,
        InvoiceQueries queries) {}
