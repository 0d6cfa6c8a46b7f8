package dev.hexpay.application.port.in;

import dev.hexpay.application.port.in.apikey.ApiKeyPorts;
import dev.hexpay.application.port.in.customer.CustomerPorts;
import dev.hexpay.application.port.in.idempotency.IdempotentRequests;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.application.port.in.operator.OperatorPorts;
import dev.hexpay.application.port.in.payment.PaymentPorts;
import dev.hexpay.application.port.in.payment.TransactionPorts;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.provider.ProviderPorts;
import dev.hexpay.application.port.in.refund.RefundPorts;
import dev.hexpay.application.port.in.webhook.WebhookPorts;

/** Everything that the application does, as records of ports by feature. */
public record InPorts(
        PaymentPorts payments,
        TransactionPorts transactions,
        RefundPorts refunds,
        PayPagePorts payPage,
        CustomerPorts customers,
        InvoicePorts invoices,
        ApiKeyPorts apiKeys,
        ProviderPorts providers,
        WebhookPorts webhooks,
        OperatorPorts operators,
        IdempotentRequests idempotency,
        Jobs jobs) {}
