package dev.hexpay.adapter.invoice.pdf;

import java.time.Instant;

/**
 * What a PDF file says about itself.
 *
 * @param id the public name of the paper, of which the file's own id is made
 * @param title what a reader shows on top of the window
 * @param author who issued it
 * @param subject what the paper is about, in a sentence
 * @param issuedAt when; the file says that it was made then, so that it is the same file whenever it is printed
 */
public record PdfMetadata(String id, String title, String author, String subject, Instant issuedAt) {}
