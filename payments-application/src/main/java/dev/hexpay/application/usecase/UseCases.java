package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.apikey.DeleteApiKey;
import dev.hexpay.application.port.in.apikey.ListApiKeys;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.in.customer.BatchCreateCustomers;
import dev.hexpay.application.port.in.customer.CreateCustomer;
import dev.hexpay.application.port.in.customer.DetachPaymentMethod;
import dev.hexpay.application.port.in.customer.GetCustomer;
import dev.hexpay.application.port.in.customer.ListCustomers;
import dev.hexpay.application.port.in.customer.ListPaymentMethods;
import dev.hexpay.application.port.in.customer.SetDefaultPaymentMethod;
import dev.hexpay.application.port.in.customer.UpdateCustomer;
import dev.hexpay.application.port.in.invoice.CreateDownloadLink;
import dev.hexpay.application.port.in.invoice.DownloadDocument;
import dev.hexpay.application.port.in.invoice.GetCreditNote;
import dev.hexpay.application.port.in.invoice.GetInvoice;
import dev.hexpay.application.port.in.invoice.ListCreditNotes;
import dev.hexpay.application.port.in.invoice.ListInvoices;
import dev.hexpay.application.port.in.invoice.SendInvoice;
import dev.hexpay.application.port.in.invoice.UpdateInvoiceStatus;
import dev.hexpay.application.port.in.payment.CancelPayment;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.GetPayment;
import dev.hexpay.application.port.in.payment.GetTransaction;
import dev.hexpay.application.port.in.payment.ListPayments;
import dev.hexpay.application.port.in.payment.ListTransactions;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.payment.RetryTransaction;
import dev.hexpay.application.port.in.paypage.FinishAuthentication;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.QuotePrice;
import dev.hexpay.application.port.in.paypage.ViewPayPage;
import dev.hexpay.application.port.in.provider.AcceptProviderNotification;
import dev.hexpay.application.port.in.provider.ResolveTestDispute;
import dev.hexpay.application.port.in.refund.ListRefunds;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.apikey.ApiKeyHandlers;
import dev.hexpay.application.usecase.customer.CreateCustomerHandler;
import dev.hexpay.application.usecase.customer.CustomerHandlers;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.customer.PaymentMethodHandlers;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.application.usecase.invoice.DownloadDocumentHandler;
import dev.hexpay.application.usecase.invoice.InvoiceHandlers;
import dev.hexpay.application.usecase.invoice.ReceiptSender;
import dev.hexpay.application.usecase.job.RetentionCleanup;
import dev.hexpay.application.usecase.payment.CancelPaymentHandler;
import dev.hexpay.application.usecase.payment.ChargeCustomerHandler;
import dev.hexpay.application.usecase.payment.OpenPaymentLinkHandler;
import dev.hexpay.application.usecase.payment.PaymentQueries;
import dev.hexpay.application.usecase.payment.PaymentReconciler;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.payment.TaxPricing;
import dev.hexpay.application.usecase.payment.TransactionQueries;
import dev.hexpay.application.usecase.paypage.FinishAuthenticationHandler;
import dev.hexpay.application.usecase.paypage.PayLinkHandler;
import dev.hexpay.application.usecase.paypage.PayPageQueries;
import dev.hexpay.application.usecase.provider.NotificationInbox;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.application.usecase.provider.ResolveTestDisputeHandler;
import dev.hexpay.application.usecase.refund.RefundReconciler;
import dev.hexpay.application.usecase.refund.RefundSettlement;
import dev.hexpay.application.usecase.refund.RefundTransactionHandler;

/** All use cases, without adapters: it takes the out-ports and offers the in-ports. */
public final class UseCases {
    private final OpenPaymentLinkHandler openPaymentLink;
    private final PayLinkHandler payLink;
    private final FinishAuthenticationHandler finishAuthentication;
    private final ChargeCustomerHandler chargeCustomer;
    private final CancelPaymentHandler cancelPayment;
    private final PaymentQueries paymentQueries;
    private final PayPageQueries payPageQueries;
    private final CreateCustomerHandler createCustomerHandler;
    private final CustomerHandlers customerHandlers;
    private final ApiKeyHandlers apiKeyHandlers;
    private final RefundTransactionHandler refundTransaction;
    private final ResolveTestDisputeHandler resolveTestDispute;
    private final TransactionQueries transactionQueries;
    private final InvoiceHandlers invoiceHandlers;
    private final DownloadDocumentHandler downloadDocument;
    private final PaymentMethodHandlers paymentMethodHandlers;
    private final PaymentReconciler reconcile;
    private final RefundReconciler reconcileRefunds;
    private final ReceiptSender sendReceipts;
    private final NotificationInbox notify;
    private final RetentionCleanup cleanUp;

    /** Wires the use cases to these out-ports. */
    public UseCases(OutPorts out) {
        IdempotentExecution execution = new IdempotentExecution(out);
        TaxPricing pricing = new TaxPricing(out);
        EventRecorder events = new EventRecorder(out);
        CustomerLookup customerLookup = new CustomerLookup(out.store().customers());
        ProviderGateway gateway = new ProviderGateway(out);
        PaymentSettlement settlement = new PaymentSettlement(out, events);

        openPaymentLink = new OpenPaymentLinkHandler(out, execution, pricing, events);
        payLink = new PayLinkHandler(out, pricing, gateway, settlement);
        finishAuthentication = new FinishAuthenticationHandler(out, gateway, settlement);
        chargeCustomer = new ChargeCustomerHandler(out, execution, gateway, settlement);
        cancelPayment = new CancelPaymentHandler(out, execution, events);
        paymentQueries = new PaymentQueries(out, customerLookup);
        downloadDocument = new DownloadDocumentHandler(out);
        payPageQueries = new PayPageQueries(out, pricing, downloadDocument);
        createCustomerHandler = new CreateCustomerHandler(out, execution, events);
        customerHandlers = new CustomerHandlers(out, execution, customerLookup, events);
        apiKeyHandlers = new ApiKeyHandlers(out, execution);
        RefundSettlement refundSettlement = new RefundSettlement(out, events);
        refundTransaction = new RefundTransactionHandler(out, execution, gateway, refundSettlement);
        resolveTestDispute = new ResolveTestDisputeHandler(out, execution);
        transactionQueries = new TransactionQueries(out, execution);
        invoiceHandlers = new InvoiceHandlers(out, execution, customerLookup, events);
        paymentMethodHandlers = new PaymentMethodHandlers(out, execution, gateway, events);
        reconcile = new PaymentReconciler(out, gateway, settlement);
        reconcileRefunds = new RefundReconciler(out, gateway, refundSettlement);
        sendReceipts = new ReceiptSender(out);
        notify = new NotificationInbox(out, gateway, settlement);
        cleanUp = new RetentionCleanup(out);
    }

    /** Creates a payment link. */
    public OpenPaymentLink openPaymentLink() {
        return openPaymentLink;
    }

    /** Pays a link. */
    public PayLink payLink() {
        return payLink;
    }

    /** Continues after the payer's authentication. */
    public FinishAuthentication finishAuthentication() {
        return finishAuthentication;
    }

    /** Charges a saved payment method. */
    public ChargeCustomer chargeCustomer() {
        return chargeCustomer;
    }

    /** Cancels a payment link. */
    public CancelPayment cancelPayment() {
        return cancelPayment;
    }

    /** Reads a payment. */
    public GetPayment getPayment() {
        return paymentQueries;
    }

    /** Lists payments. */
    public ListPayments listPayments() {
        return paymentQueries;
    }

    /** Reads a payment for its payer. */
    public ViewPayPage viewPayPage() {
        return payPageQueries;
    }

    /** Quotes the price to a payer. */
    public QuotePrice quotePrice() {
        return payPageQueries;
    }

    /** Creates a customer. */
    public CreateCustomer createCustomer() {
        return createCustomerHandler;
    }

    /** Creates customers. */
    public BatchCreateCustomers batchCreateCustomers() {
        return createCustomerHandler;
    }

    /** Updates a customer. */
    public UpdateCustomer updateCustomer() {
        return customerHandlers;
    }

    /** Reads a customer. */
    public GetCustomer getCustomer() {
        return customerHandlers;
    }

    /** Lists customers. */
    public ListCustomers listCustomers() {
        return customerHandlers;
    }

    /** Creates an API key. */
    public CreateApiKey createApiKey() {
        return apiKeyHandlers;
    }

    /** Lists the API keys. */
    public ListApiKeys listApiKeys() {
        return apiKeyHandlers;
    }

    /** Deletes an API key. */
    public DeleteApiKey deleteApiKey() {
        return apiKeyHandlers;
    }

    /** Authenticates the caller of the API. */
    public AuthenticateApiKey authenticateApiKey() {
        return apiKeyHandlers;
    }

    /** Refunds a transaction. */
    public RefundTransaction refundTransaction() {
        return refundTransaction;
    }

    /** Resolves a dispute in test mode. */
    public ResolveTestDispute resolveTestDispute() {
        return resolveTestDispute;
    }

    /** Reads a transaction. */
    public GetTransaction getTransaction() {
        return transactionQueries;
    }

    /** Lists transactions. */
    public ListTransactions listTransactions() {
        return transactionQueries;
    }

    /** Lists the refunds of a transaction. */
    public ListRefunds listRefunds() {
        return transactionQueries;
    }

    /** Retries a failed renewal. */
    public RetryTransaction retryTransaction() {
        return transactionQueries;
    }

    /** Reads an invoice. */
    public GetInvoice getInvoice() {
        return invoiceHandlers;
    }

    /** Lists invoices. */
    public ListInvoices listInvoices() {
        return invoiceHandlers;
    }

    /** Updates the status of an outstanding invoice. */
    public UpdateInvoiceStatus updateInvoiceStatus() {
        return invoiceHandlers;
    }

    /** Sends an invoice again. */
    public SendInvoice sendInvoice() {
        return invoiceHandlers;
    }

    /** Reads a credit note. */
    public GetCreditNote getCreditNote() {
        return invoiceHandlers;
    }

    /** Lists credit notes. */
    public ListCreditNotes listCreditNotes() {
        return invoiceHandlers;
    }

    /** Creates download links of documents. */
    public CreateDownloadLink createDownloadLink() {
        return downloadDocument;
    }

    /** Downloads documents. */
    public DownloadDocument downloadDocument() {
        return downloadDocument;
    }

    /** Lists payment methods. */
    public ListPaymentMethods listPaymentMethods() {
        return paymentMethodHandlers;
    }

    /** Sets the default payment method. */
    public SetDefaultPaymentMethod setDefaultPaymentMethod() {
        return paymentMethodHandlers;
    }

    /** Detaches a payment method. */
    public DetachPaymentMethod detachPaymentMethod() {
        return paymentMethodHandlers;
    }

    /** Accepts a provider's notification. */
    public AcceptProviderNotification acceptProviderNotification() {
        return notify;
    }

    /** Completes transactions whose result is not known. */
    public Job reconcile() {
        return reconcile;
    }

    /** Completes refunds whose result is not known. */
    public Job reconcileRefunds() {
        return reconcileRefunds;
    }

    /** Sends the receipts that are due. */
    public Job sendReceipts() {
        return sendReceipts;
    }

    /** Processes the notifications from providers. */
    public Job processNotifications() {
        return notify;
    }

    /** Deletes rows past their retention. */
    public Job cleanUp() {
        return cleanUp;
    }

    /** Creates the first organization and its keys on the server itself. */
    public ProvisionOrganization provisionOrganization() {
        return apiKeyHandlers;
    }
}
