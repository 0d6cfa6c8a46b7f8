package dev.hexpay.domain.invoice;

/** A document as the bytes of a PDF file. */
public final class PdfDocument {
    private final byte[] bytes;

    /** The document in these bytes. */
    public PdfDocument(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
