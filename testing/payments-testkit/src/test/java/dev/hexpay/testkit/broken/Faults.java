package dev.hexpay.testkit.broken;

import java.util.List;
import java.util.stream.Stream;

/** All faults. */
final class Faults {
    static final List<Fault> ALL = Stream.of(
                    ScopeFaults.ALL,
                    UnitOfWorkFaults.ALL,
                    StorageFaults.ALL,
                    ComponentFaults.ALL,
                    ListFaults.ALL,
                    KeyFaults.ALL,
                    CustomerFaults.ALL,
                    PaymentFaults.ALL,
                    RefundFaults.ALL,
                    DocumentFaults.ALL,
                    DocumentFileFaults.ALL,
                    JobFaults.ALL,
                    EventFaults.ALL,
                    WebhookEndpointFaults.ALL,
                    WebhookDeliveryFaults.ALL,
                    ProviderFaults.ALL,
                    ProviderRefundFaults.ALL,
                    StatementFaults.ALL,
                    CardTokenizerFaults.ALL,
                    NotificationReaderFaults.ALL,
                    ReferenceFaults.ALL,
                    OperatorFaults.ALL,
                    TraceFaults.ALL,
                    ReportFaults.ALL,
                    TaxCalculatorFaults.ALL,
                    InvoiceRendererFaults.ALL,
                    ReceiptMailerFaults.ALL,
                    TokenSignerFaults.ALL,
                    EncryptorFaults.ALL,
                    IdSourceFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}
}
