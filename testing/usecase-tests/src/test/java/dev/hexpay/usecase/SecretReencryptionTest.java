package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.Encryptor;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.usecase.webhook.SecretReencryption;
import dev.hexpay.application.usecase.webhook.WebhookEndpointHandlers;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EncryptedSecret;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secrets of webhook endpoints after a replacement of the master key. */
class SecretReencryptionTest {
    private final Store store = InMemoryStore.create();
    private final SettableClock clock = new SettableClock();
    private final Encryptor old = new FakeEncryptor("old");
    private final Encryptor rotated = new FakeEncryptor("new", "old");
    private final Encryptor next = new FakeEncryptor("new");
    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final Scope live = new Scope(organization.id(), Mode.LIVE);

    @BeforeEach
    void prepare() {
        store.organizations().insert(organization);
    }

    private Job job(Encryptor encryptor) {
        return new SecretReencryption(ports(encryptor));
    }

    private OutPorts ports(Encryptor encryptor) {
        return TestPorts.with(TestPorts.of(store, new ScriptedProvider(), clock), Encryptor.class, encryptor);
    }

    private static EndpointSecrets secretsUnder(Encryptor encryptor, String secret) {
        return EndpointSecrets.of(new EncryptedSecret(encryptor.encrypt(secret)));
    }

    private WebhookEndpoint inserted(Scope where, EndpointSecrets secrets) {
        WebhookEndpoint endpoint = aWebhookEndpoint().with(secrets).build();
        store.webhookEndpoints().insert(where, endpoint);
        return endpoint;
    }

    private EndpointSecrets secretsOf(Scope where, WebhookEndpoint endpoint) {
        return store.webhookEndpoints().find(where, endpoint.id()).orElseThrow().secrets();
    }

    private List<String> decrypted(Encryptor encryptor, EndpointSecrets secrets) {
        return secrets.validAt(clock.instant()).stream()
                .map(secret -> encryptor.decrypt(secret.ciphertext()))
                .toList();
    }

    @Test
    void secrets_of_every_scope_are_encrypted_under_the_current_key() {
        EndpointSecrets both =
                secretsUnder(old, "first").rotated(new EncryptedSecret(old.encrypt("second")), clock.instant());
        WebhookEndpoint sandbox = inserted(scope, both);
        WebhookEndpoint inLive = inserted(live, secretsUnder(old, "third"));

        assertThat(job(rotated).runOnce(50)).isEqualTo(2);

        assertThat(decrypted(next, secretsOf(scope, sandbox))).containsExactly("second", "first");
        assertThat(secretsOf(scope, sandbox).previousUntil()).isEqualTo(both.previousUntil());
        assertThat(decrypted(next, secretsOf(live, inLive))).containsExactly("third");
    }

    @Test
    void secret_under_the_current_key_is_not_changed() {
        EndpointSecrets secrets = secretsUnder(rotated, "secret");
        WebhookEndpoint endpoint = inserted(scope, secrets);

        assertThat(job(rotated).runOnce(50)).isZero();

        assertThat(secretsOf(scope, endpoint)).isEqualTo(secrets);
    }

    @Test
    void run_changes_as_many_endpoints_as_the_limit_and_later_runs_the_others() {
        List<WebhookEndpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            endpoints.add(inserted(scope, secretsUnder(old, "secret " + i)));
        }
        Job job = job(rotated);

        assertThat(List.of(job.runOnce(2), job.runOnce(2), job.runOnce(2), job.runOnce(2)))
                .containsExactly(2, 2, 1, 0);

        for (int i = 0; i < 5; i++) {
            assertThat(decrypted(next, secretsOf(scope, endpoints.get(i)))).containsExactly("secret " + i);
        }
    }

    @Test
    void secret_that_cannot_be_decrypted_does_not_stop_the_others() {
        EndpointSecrets lost = secretsUnder(new FakeEncryptor("lost"), "secret");
        List<WebhookEndpoint> unreadable = List.of(inserted(scope, lost), inserted(scope, lost));
        WebhookEndpoint endpoint = inserted(scope, secretsUnder(old, "secret"));

        assertThat(job(rotated).runOnce(1)).isEqualTo(1);

        assertThat(decrypted(next, secretsOf(scope, endpoint))).containsExactly("secret");
        assertThat(unreadable)
                .allSatisfy(each -> assertThat(secretsOf(scope, each)).isEqualTo(lost));
    }

    @Test
    void previous_secret_that_has_ended_is_deleted() {
        WebhookEndpoint endpoint = inserted(
                scope,
                secretsUnder(old, "first").rotated(new EncryptedSecret(next.encrypt("second")), clock.instant()));
        clock.advance(Duration.ofHours(24));

        assertThat(job(next).runOnce(50)).isEqualTo(1);

        assertThat(secretsOf(scope, endpoint).previous()).isNull();
        assertThat(decrypted(next, secretsOf(scope, endpoint))).containsExactly("second");
    }

    @Test
    void rotation_and_deletion_between_the_read_and_the_lock_are_kept() {
        WebhookEndpoint changed = inserted(scope, secretsUnder(old, "first"));
        WebhookEndpoint deleted = inserted(scope, secretsUnder(old, "other"));
        OutPorts racing = TestPorts.replace(
                ports(rotated),
                WebhookEndpoints.class,
                real -> beforeLock(real, (s, id) -> {
                    if (id.equals(deleted.id())) {
                        real.delete(s, id);
                    } else {
                        EndpointSecrets secrets = secretsOf(s, changed)
                                .rotated(new EncryptedSecret(old.encrypt("second")), clock.instant());
                        real.save(s, changed.withSecrets(secrets));
                    }
                }));

        new SecretReencryption(racing).runOnce(50);

        assertThat(decrypted(next, secretsOf(scope, changed))).containsExactly("second", "first");
        assertThat(store.webhookEndpoints().find(scope, deleted.id())).isEmpty();
    }

    /** Another server acts before each lock of an endpoint. */
    private static WebhookEndpoints beforeLock(WebhookEndpoints real, BiConsumer<Scope, WebhookEndpointId> other) {
        return (WebhookEndpoints) Proxy.newProxyInstance(
                WebhookEndpoints.class.getClassLoader(),
                new Class<?>[] {WebhookEndpoints.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("lock")) {
                        other.accept((Scope) args[0], (WebhookEndpointId) args[1]);
                    }
                    return method.invoke(real, args);
                });
    }

    @Test
    void secret_that_cannot_be_decrypted_ends_with_its_rotation() {
        WebhookEndpoint unreadable = inserted(scope, secretsUnder(old, "lost"));

        WebhookSecret secret = new WebhookEndpointHandlers(ports(next))
                .rotate(scope, unreadable.id())
                .secret();

        assertThat(decrypted(next, secretsOf(scope, unreadable))).containsExactly(secret.value());
    }
}
