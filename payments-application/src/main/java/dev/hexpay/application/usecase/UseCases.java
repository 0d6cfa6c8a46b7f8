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

/** The whole product without its adapters: every out-port goes in, every in-port comes out. */
public final class UseCases {
    private final OpenPaymentLinkHandler openPaymentLink;
    private final PayLinkHandler payLink;
    private final FinishAuthenticationHandler finishAuthentication;
    private final ChargeCustomerHandler chargeCustomer;
    private final CancelPaymentHandler cancelPayment;
    private final PaymentQueries readPayments;
    private final PayPageQueries servePayPage;
    private final CreateCustomerHandler createCustomers;
    private final CustomerHandlers keepCustomers;
    private final ApiKeyHandlers keepApiKeys;
    private final RefundTransactionHandler refundTransaction;
    private final ResolveTestDisputeHandler resolveTestDispute;
    private final TransactionQueries readTransactions;
    private final InvoiceHandlers keepInvoices;
    private final DownloadDocumentHandler downloadDocument;
    private final PaymentMethodHandlers keepPaymentMethods;
    private final PaymentReconciler reconcile;
    private final RefundReconciler reconcileRefunds;
    private final ReceiptSender sendReceipts;
    private final NotificationInbox notify;
    private final RetentionCleanup cleanUp;

    /** Wires the use cases to these out-ports. */
    public UseCases(OutPorts out) {
        IdempotentExecution onceOnly = new IdempotentExecution(out);
        TaxPricing pricing = new TaxPricing(out);
        EventRecorder announcing = new EventRecorder(out);
        CustomerLookup findCustomer = new CustomerLookup(out.customers());
        ProviderGateway asking = new ProviderGateway(out);
        PaymentSettlement settling = new PaymentSettlement(out, announcing);

        openPaymentLink = new OpenPaymentLinkHandler(out, onceOnly, pricing, announcing);
        payLink = new PayLinkHandler(out, pricing, asking, settling);
        finishAuthentication = new FinishAuthenticationHandler(out, asking, settling);
        chargeCustomer = new ChargeCustomerHandler(out, onceOnly, asking, settling);
        cancelPayment = new CancelPaymentHandler(out, onceOnly, announcing);
        readPayments = new PaymentQueries(out, findCustomer);
        downloadDocument = new DownloadDocumentHandler(out);
        servePayPage = new PayPageQueries(out, pricing, downloadDocument);
        createCustomers = new CreateCustomerHandler(out, onceOnly, announcing);
        keepCustomers = new CustomerHandlers(out, onceOnly, findCustomer, announcing);
        keepApiKeys = new ApiKeyHandlers(out, onceOnly);
        RefundSettlement settlingRefund = new RefundSettlement(out, announcing);
        refundTransaction = new RefundTransactionHandler(out, onceOnly, asking, settlingRefund);
        resolveTestDispute = new ResolveTestDisputeHandler(out, onceOnly);
        readTransactions = new TransactionQueries(out, onceOnly);
        keepInvoices = new InvoiceHandlers(out, onceOnly, findCustomer, announcing);
        keepPaymentMethods = new PaymentMethodHandlers(out, onceOnly, asking, announcing);
        reconcile = new PaymentReconciler(out, asking, settling);
        reconcileRefunds = new RefundReconciler(out, asking, settlingRefund);
        sendReceipts = new ReceiptSender(out);
        notify = new NotificationInbox(out, asking, settling);
        cleanUp = new RetentionCleanup(out);
    }

    /** Makes a link. */
    public OpenPaymentLink openPaymentLink() {
        return openPaymentLink;
    }

    /** Pays a link. */
    public PayLink payLink() {
        return payLink;
    }

    /** Goes on after the payer's bank. */
    public FinishAuthentication finishAuthentication() {
        return finishAuthentication;
    }

    /** Charges a vaulted method. */
    public ChargeCustomer chargeCustomer() {
        return chargeCustomer;
    }

    /** Takes a link back. */
    public CancelPayment cancelPayment() {
        return cancelPayment;
    }

    /** Reads a payment. */
    public GetPayment getPayment() {
        return readPayments;
    }

    /** Reads payments. */
    public ListPayments listPayments() {
        return readPayments;
    }

    /** Reads a payment as its payer. */
    public ViewPayPage viewPayPage() {
        return servePayPage;
    }

    /** Tells a payer the price. */
    public QuotePrice quotePrice() {
        return servePayPage;
    }

    /** Makes a customer. */
    public CreateCustomer createCustomer() {
        return createCustomers;
    }

    /** Makes customers. */
    public BatchCreateCustomers batchCreateCustomers() {
        return createCustomers;
    }

    /** Changes a customer. */
    public UpdateCustomer updateCustomer() {
        return keepCustomers;
    }

    /** Reads a customer. */
    public GetCustomer getCustomer() {
        return keepCustomers;
    }

    /** Reads customers. */
    public ListCustomers listCustomers() {
        return keepCustomers;
    }

    /** Makes an API key. */
    public CreateApiKey createApiKey() {
        return keepApiKeys;
    }

    /** Reads the API keys. */
    public ListApiKeys listApiKeys() {
        return keepApiKeys;
    }

    /** Takes an API key out of use. */
    public DeleteApiKey deleteApiKey() {
        return keepApiKeys;
    }

    /** Finds out who is calling. */
    public AuthenticateApiKey authenticateApiKey() {
        return keepApiKeys;
    }

    /** Gives money back. */
    public RefundTransaction refundTransaction() {
        return refundTransaction;
    }

    /** Decides a dispute about play money. */
    public ResolveTestDispute resolveTestDispute() {
        return resolveTestDispute;
    }

    /** Reads an attempt. */
    public GetTransaction getTransaction() {
        return readTransactions;
    }

    /** Reads attempts. */
    public ListTransactions listTransactions() {
        return readTransactions;
    }

    /** Reads the refunds of an attempt. */
    public ListRefunds listRefunds() {
        return readTransactions;
    }

    /** Tries a failed renewal again. */
    public RetryTransaction retryTransaction() {
        return readTransactions;
    }

    /** Reads an invoice. */
    public GetInvoice getInvoice() {
        return keepInvoices;
    }

    /** Reads invoices. */
    public ListInvoices listInvoices() {
        return keepInvoices;
    }

    /** Marks an outstanding invoice. */
    public UpdateInvoiceStatus updateInvoiceStatus() {
        return keepInvoices;
    }

    /** Sends an invoice again. */
    public SendInvoice sendInvoice() {
        return keepInvoices;
    }

    /** Reads a credit note. */
    public GetCreditNote getCreditNote() {
        return keepInvoices;
    }

    /** Reads credit notes. */
    public ListCreditNotes listCreditNotes() {
        return keepInvoices;
    }

    /** Makes addresses of papers. */
    public CreateDownloadLink createDownloadLink() {
        return downloadDocument;
    }

    /** Hands out papers. */
    public DownloadDocument downloadDocument() {
        return downloadDocument;
    }

    /** Reads cards on file. */
    public ListPaymentMethods listPaymentMethods() {
        return keepPaymentMethods;
    }

    /** Chooses the card that charges use. */
    public SetDefaultPaymentMethod setDefaultPaymentMethod() {
        return keepPaymentMethods;
    }

    /** Takes a card off file. */
    public DetachPaymentMethod detachPaymentMethod() {
        return keepPaymentMethods;
    }

    /** Takes in what a provider tells. */
    public AcceptProviderNotification acceptProviderNotification() {
        return notify;
    }

    /** Brings unfinished attempts to their end. */
    public Job reconcile() {
        return reconcile;
    }

    /** Brings unfinished refunds to their end. */
    public Job reconcileRefunds() {
        return reconcileRefunds;
    }

    /** Sends the receipts that are due. */
    public Job sendReceipts() {
        return sendReceipts;
    }

    /** Acts on what providers have told. */
    public Job processNotifications() {
        return notify;
    }

    /** Forgets what nobody can ask for any more. */
    public Job cleanUp() {
        return cleanUp;
    }

    /** Makes the first organization and keys at the machine itself. */
    public ProvisionOrganization provisionOrganization() {
        return keepApiKeys;
    }
}
