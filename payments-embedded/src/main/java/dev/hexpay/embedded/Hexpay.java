package dev.hexpay.embedded;

import dev.hexpay.adapter.sandbox.NotificationClient;
import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.adapter.sandbox.SandboxProvider;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.apikey.ApiKeyPorts;
import dev.hexpay.application.port.in.customer.CustomerPorts;
import dev.hexpay.application.port.in.invoice.InvoicePorts;
import dev.hexpay.application.port.in.payment.PaymentPorts;
import dev.hexpay.application.port.in.payment.TransactionPorts;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.in.provider.ProviderPorts;
import dev.hexpay.application.port.in.refund.RefundPorts;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hexpay on a database of the host application.
 *
 * <pre>{@code
 * Hexpay hexpay = Hexpay.builder().dataSource(dataSource).masterKey(key).publicUrl("https://pay.shop.example").build();
 * Scope scope = hexpay.defaultScope("My shop", Mode.SANDBOX);
 * Payment link = hexpay.payments().openLink().open(scope, Command.of(Money.of("25.00", "EUR"), new Description("Tea")));
 * }</pre>
 *
 * <p>Commands that are one database transaction join a transaction of the host. Commands that call a provider (pay,
 * charge, refund, authenticate, detach) refuse to run inside one, because they commit before they call it.
 */
public final class Hexpay implements AutoCloseable {
    private final OutPorts out;
    private final InPorts ports;
    private final SandboxParts sandbox;
    private final List<byte[]> pageSecrets;
    private final JobMonitor monitor;
    private volatile @Nullable JobRunner runner;

    Hexpay(OutPorts out, InPorts ports, SandboxParts sandbox, List<byte[]> pageSecrets) {
        this.out = out;
        this.ports = ports;
        this.sandbox = sandbox;
        this.pageSecrets = pageSecrets;
        this.monitor = new JobMonitor(out.clock());
    }

    /** Starts with nothing configured; a data source and a master key are required. */
    public static HexpayBuilder builder() {
        return new HexpayBuilder();
    }

    /**
     * The scope of the first organization in this mode, for applications with one merchant; creates the organization
     * when there is none. Concurrent calls create one organization. Applications with several merchants create them by
     * {@code apiKeys().provision()}.
     *
     * @param nameIfCreated the name of the organization when it is created; it does not select one
     */
    public Scope defaultScope(String nameIfCreated, Mode mode) {
        Organization organization = ports.apiKeys().provision().getOrCreate(nameIfCreated);
        return new Scope(organization.id(), mode);
    }

    /** All use cases. */
    public InPorts ports() {
        return ports;
    }

    /** Payment links and charges. */
    public PaymentPorts payments() {
        return ports.payments();
    }

    /** Transactions. */
    public TransactionPorts transactions() {
        return ports.transactions();
    }

    /** Refunds. */
    public RefundPorts refunds() {
        return ports.refunds();
    }

    /** What a payment page does; for a page of the host. */
    public PayPagePorts payPage() {
        return ports.payPage();
    }

    /** Customers and payment methods. */
    public CustomerPorts customers() {
        return ports.customers();
    }

    /** Invoices and credit notes. */
    public InvoicePorts invoices() {
        return ports.invoices();
    }

    /** API keys and organizations. */
    public ApiKeyPorts apiKeys() {
        return ports.apiKeys();
    }

    /** Webhook endpoints, their deliveries, and the event log. */
    public WebhookPorts webhooks() {
        return ports.webhooks();
    }

    /** Notifications of providers, test disputes, and the reconciliation of a day. */
    public ProviderPorts providers() {
        return ports.providers();
    }

    /** The repositories and everything else that the use cases use. */
    public OutPorts outPorts() {
        return out;
    }

    /**
     * The keys of the form tokens and cookies of the payment page, derived from the master keys; the same on every
     * server. The first one is for new tokens and cookies.
     */
    public List<byte[]> pageSecrets() {
        return pageSecrets.stream().map(byte[]::clone).toList();
    }

    /** The clock of the use cases. */
    public InstantSource clock() {
        return out.clock();
    }

    /** The test provider. */
    public SandboxProvider sandbox() {
        return sandbox.provider();
    }

    /** What the test provider really moved. */
    public SandboxLedger sandboxLedger() {
        return new SandboxLedger(sandbox.database());
    }

    /**
     * The jobs with their intervals, for a scheduler of the host. Any number of servers may run them.
     *
     * @return the jobs of the core and of the sandbox; the one that sends receipts only with a mailer, and those that send
     *     webhooks only with a sender
     */
    public List<ScheduledJob> jobs() {
        return jobs(sandbox.directClient(ports));
    }

    /** The same jobs, with a sandbox that delivers its notifications by this client. */
    public List<ScheduledJob> jobs(NotificationClient sandboxNotifications) {
        List<ScheduledJob> jobs = new ArrayList<>(ScheduledJob.ofCore(ports.jobs()));
        if (out.documents().mailer() != MissingDocuments.MAILER) {
            jobs.add(ScheduledJob.ofReceipts(ports.jobs()));
        }
        if (!(out.webhookSender() instanceof MissingWebhookSender)) {
            jobs.addAll(ScheduledJob.ofWebhooks(ports.jobs()));
        }
        jobs.addAll(sandbox.jobs(sandboxNotifications));
        return jobs.stream().map(monitor::monitored).toList();
    }

    /**
     * When each job of {@link #jobs()} last ran in this process, by threads of Hexpay or by a scheduler of the host. A
     * job that has not succeeded for many times its pause needs attention: the log says why it fails.
     */
    public List<JobStatus> jobStatuses() {
        return monitor.statuses();
    }

    /** The jobs of {@link #jobs()} that are at work in this process now, by name: {@link #close} waits for them. */
    public List<String> runningJobs() {
        return monitor.running();
    }

    /** A client that posts the notifications of the sandbox to a server that receives them over HTTP. */
    public NotificationClient notificationsTo(URI server) {
        return sandbox.httpClient(server);
    }

    /** Runs every job repeatedly, each on its own thread, until {@link #close()}. Does nothing when they run. */
    public void startJobs() {
        startJobs(jobs());
    }

    /** Runs these jobs instead of {@link #jobs()}. */
    public synchronized void startJobs(List<ScheduledJob> jobs) {
        if (runner == null) {
            runner = JobRunner.start(jobs);
        }
    }

    /** Whether the jobs were started, and each of their threads is alive. It does not wait for {@link #close()}. */
    public boolean areJobsAlive() {
        JobRunner started = runner;
        return started != null && started.isAlive();
    }

    /** Runs every job once, for tests; returns how much they did. */
    public int runJobsOnce() {
        return jobs().stream()
                .mapToInt(job -> job.job().runOnce(JobRunner.BATCH))
                .sum();
    }

    /** Stops the jobs. The data source belongs to the host and stays open. */
    @Override
    public synchronized void close() {
        if (runner != null) {
            runner.close();
            runner = null;
        }
    }
}
