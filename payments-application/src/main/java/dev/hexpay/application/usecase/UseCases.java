package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.AcceptProviderNotification;
import dev.hexpay.application.port.in.AuthenticateApiKey;
import dev.hexpay.application.port.in.BatchCreateCustomers;
import dev.hexpay.application.port.in.CancelPayment;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.ChooseDefaultPaymentMethod;
import dev.hexpay.application.port.in.CreateApiKey;
import dev.hexpay.application.port.in.CreateCustomer;
import dev.hexpay.application.port.in.DeleteApiKey;
import dev.hexpay.application.port.in.DetachPaymentMethod;
import dev.hexpay.application.port.in.DownloadDocument;
import dev.hexpay.application.port.in.FinishAuthentication;
import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.application.port.in.GetCreditNote;
import dev.hexpay.application.port.in.GetCustomer;
import dev.hexpay.application.port.in.GetInvoice;
import dev.hexpay.application.port.in.GetPayment;
import dev.hexpay.application.port.in.GetTransaction;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.in.LinkDocument;
import dev.hexpay.application.port.in.ListApiKeys;
import dev.hexpay.application.port.in.ListCreditNotes;
import dev.hexpay.application.port.in.ListCustomers;
import dev.hexpay.application.port.in.ListInvoices;
import dev.hexpay.application.port.in.ListPaymentMethods;
import dev.hexpay.application.port.in.ListPayments;
import dev.hexpay.application.port.in.ListRefunds;
import dev.hexpay.application.port.in.ListTransactions;
import dev.hexpay.application.port.in.MarkInvoice;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.QuotePrice;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.application.port.in.ResolveTestDispute;
import dev.hexpay.application.port.in.RetryTransaction;
import dev.hexpay.application.port.in.SendInvoice;
import dev.hexpay.application.port.in.UpdateCustomer;
import dev.hexpay.application.port.in.ViewPayPage;
import dev.hexpay.application.port.out.OutPorts;

/** The whole product without its adapters: every out-port goes in, every in-port comes out. */
public final class UseCases {
    private final OpeningPaymentLink openPaymentLink;
    private final PayingLink payLink;
    private final FinishingAuthentication finishAuthentication;
    private final ChargingCustomer chargeCustomer;
    private final CancelingPayment cancelPayment;
    private final ReadingPayments readPayments;
    private final ServingPayPage servePayPage;
    private final CreatingCustomers createCustomers;
    private final KeepingCustomers keepCustomers;
    private final KeepingApiKeys keepApiKeys;
    private final RefundingTransaction refundTransaction;
    private final ResolvingTestDispute resolveTestDispute;
    private final ReadingTransactions readTransactions;
    private final KeepingInvoices keepInvoices;
    private final DownloadingDocument downloadDocument;
    private final KeepingPaymentMethods keepPaymentMethods;
    private final Reconciling reconcile;
    private final ReconcilingRefunds reconcileRefunds;
    private final SendingReceipts sendReceipts;
    private final Notifying notify;
    private final Sweeping sweep;

    /** Wires the use cases to these out-ports. */
    public UseCases(OutPorts out) {
        OnceOnly onceOnly = new OnceOnly(out);
        Pricing pricing = new Pricing(out);
        Announcing announcing = new Announcing(out);
        FindingCustomer findCustomer = new FindingCustomer(out.customers());
        Asking asking = new Asking(out);
        Settling settling = new Settling(out, announcing);

        openPaymentLink = new OpeningPaymentLink(out, onceOnly, pricing, announcing);
        payLink = new PayingLink(out, pricing, asking, settling);
        finishAuthentication = new FinishingAuthentication(out, asking, settling);
        chargeCustomer = new ChargingCustomer(out, onceOnly, asking, settling);
        cancelPayment = new CancelingPayment(out, onceOnly, announcing);
        readPayments = new ReadingPayments(out, findCustomer);
        downloadDocument = new DownloadingDocument(out);
        servePayPage = new ServingPayPage(out, pricing, downloadDocument);
        createCustomers = new CreatingCustomers(out, onceOnly, announcing);
        keepCustomers = new KeepingCustomers(out, onceOnly, findCustomer, announcing);
        keepApiKeys = new KeepingApiKeys(out, onceOnly);
        SettlingRefund settlingRefund = new SettlingRefund(out, announcing);
        refundTransaction = new RefundingTransaction(out, onceOnly, asking, settlingRefund);
        resolveTestDispute = new ResolvingTestDispute(out, onceOnly);
        readTransactions = new ReadingTransactions(out, onceOnly);
        keepInvoices = new KeepingInvoices(out, onceOnly, findCustomer, announcing);
        keepPaymentMethods = new KeepingPaymentMethods(out, onceOnly, asking, announcing);
        reconcile = new Reconciling(out, asking, settling);
        reconcileRefunds = new ReconcilingRefunds(out, asking, settlingRefund);
        sendReceipts = new SendingReceipts(out);
        notify = new Notifying(out, asking, settling);
        sweep = new Sweeping(out);
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
    public MarkInvoice markInvoice() {
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
    public LinkDocument linkDocument() {
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
    public ChooseDefaultPaymentMethod chooseDefaultPaymentMethod() {
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
    public Job applyNotifications() {
        return notify;
    }

    /** Forgets what nobody can ask for any more. */
    public Job sweep() {
        return sweep;
    }

    /** Makes the first organization and keys at the machine itself. */
    public FoundOrganization foundOrganization() {
        return keepApiKeys;
    }
}
