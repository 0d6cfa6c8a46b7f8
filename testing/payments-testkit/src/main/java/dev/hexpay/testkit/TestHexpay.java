package dev.hexpay.testkit;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.Jobs;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.memory.InMemoryStore;

/**
 * Hexpay in memory, for the unit tests of an application that embeds it: one organization in sandbox mode, a scripted
 * provider, and a clock that the test sets.
 *
 * @param ports the use cases
 * @param store the repositories
 * @param provider the provider, for declines and lost responses
 * @param clock the clock
 * @param scope the organization in sandbox mode
 */
public record TestHexpay(InPorts ports, Store store, ScriptedProvider provider, SettableClock clock, Scope scope) {
    /** A new, empty one. */
    public static TestHexpay inMemory() {
        Store store = InMemoryStore.create();
        SettableClock clock = new SettableClock();
        ScriptedProvider provider = new ScriptedProvider(clock);
        InPorts ports = Application.create(TestPorts.of(store, provider, clock));
        Organization organization = ports.apiKeys().provision().getOrCreate("Test");
        return new TestHexpay(ports, store, provider, clock, new Scope(organization.id(), Mode.SANDBOX));
    }

    /** Pays a link with this card, as its payer does on the payment page; returns the payment afterwards. */
    public Payment pay(Payment link, TestCard card) {
        ports.payPage().pay().pay(link.page().token(), Builders.aPayer(card));
        return ports.payments().queries().get(scope, link.id());
    }

    /** Runs every job once; returns how much they did. */
    public int runJobs() {
        Jobs jobs = ports.jobs();
        return jobs.reconcilePayments().runOnce(50)
                + jobs.reconcileRefunds().runOnce(50)
                + jobs.processNotifications().runOnce(50)
                + jobs.sendReceipts().runOnce(50)
                + jobs.renewLeases().runOnce(50)
                + jobs.cleanUp().runOnce(50);
    }
}
