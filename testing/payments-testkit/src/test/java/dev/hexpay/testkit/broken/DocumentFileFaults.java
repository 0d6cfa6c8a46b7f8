package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.DocumentFiles;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.PdfDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Faults of the files of documents. */
final class DocumentFileFaults {
    static final List<Fault> ALL = List.of(
            Fault.that(
                    "returns the new file instead of the stored one",
                    Sabotage.in(DocumentFiles.class, "getOrInsert", call -> {
                        call.proceed();
                        return call.arg(2);
                    })),
            Fault.that(
                    "stores the first 65,536 bytes of a file", Sabotage.in(DocumentFiles.class, "getOrInsert", call -> {
                        byte[] bytes = call.<PdfDocument>arg(2).bytes();
                        PdfDocument cut = new PdfDocument(Arrays.copyOf(bytes, Math.min(bytes.length, 65_536)));
                        return call.with(2, cut).proceed();
                    })),
            Fault.that("forgets the status that is printed on a document", call -> {
                boolean hasEdition = call.args().size() > 1 && call.args().get(1) instanceof DocumentEdition;
                return hasEdition
                        ? call.with(1, RecordCopies.with(call.<DocumentEdition>arg(1), "status", InvoiceStatus.PAID))
                                .proceed()
                        : call.proceed();
            }),
            Fault.that("has an empty file for every document", Sabotage.in(DocumentFiles.class, "find", call -> {
                Optional<PdfDocument> found = call.proceed();
                return found.isPresent() ? found : Optional.of(new PdfDocument(new byte[0]));
            })));

    private DocumentFileFaults() {}
}
