package dev.hexpay.adapter.invoice.pdf;

import java.time.ZonedDateTime;

/**
 * The metadata of a PDF file.
 *
 * @param id the id of the document, from which the file id is derived
 * @param title the title of the document
 * @param author the name of the seller
 * @param subject the subject of the document
 * @param issuedAt the issue date; it is also the creation date of the file, so that every rendering gives the same file
 */
public record PdfMetadata(String id, String title, String author, String subject, ZonedDateTime issuedAt) {}
