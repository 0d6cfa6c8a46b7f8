package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.anApiKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.customer.CreateCustomer;
import dev.hexpay.application.port.in.customer.CreateCustomer.CreationStatus;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeysAndCustomersTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void key_authenticates_the_scope_it_was_created_for() {
        for (Scope scope : List.of(fixture.scope, fixture.live)) {
            CreateApiKey.Result created = key(scope, null);
            assertThat(authenticate(created.secret().value())).isEqualTo(scope);
            assertThat(created.secret().value()).startsWith("ck_" + WireName.of(scope.mode()) + "_");
        }
    }

    @Test
    void missing_or_wrong_secret_is_unauthorized() {
        String right = key(fixture.scope, null).secret().value();
        for (String wrong :
                new String[] {null, "", " ", "ck_sandbox_nope", right + "x", right.toUpperCase(Locale.ROOT)}) {
            assertThat(errorOf(() -> authenticate(wrong)).code()).as(wrong).isEqualTo(ErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void secret_that_names_another_scope_than_its_key_is_unauthorized() {
        ApiKeySecret secret = ApiKeySecret.of(new Scope(aScope().organization(), Mode.SANDBOX), new byte[32]);
        store(fixture.scope, secret);

        assertThat(errorOf(() -> authenticate(secret.value()))).hasMessage("This API key is not valid.");
    }

    @Test
    void key_of_an_earlier_version_authenticates() {
        ApiKeySecret secret = new ApiKeySecret("ck_live_" + "Abcdefg".repeat(6) + "h");
        store(fixture.live, secret);

        assertThat(authenticate(secret.value())).isEqualTo(fixture.live);
    }

    private void store(Scope scope, ApiKeySecret secret) {
        fixture.store
                .apiKeys()
                .insert(
                        scope,
                        new ApiKey(
                                anApiKey().build().id(),
                                new KeyName("Shop"),
                                secret.prefix(scope.mode()),
                                secret.hash(),
                                null,
                                null,
                                NOON));
    }

    @Test
    void expired_key_is_unauthorized() {
        CreateApiKey.Result created = key(fixture.scope, Duration.ofDays(1));
        fixture.clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(authenticate(created.secret().value())).isEqualTo(fixture.scope);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(errorOf(() -> authenticate(created.secret().value())).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    @Test
    void deleted_key_is_unauthorized_at_once() {
        CreateApiKey.Result created = key(fixture.scope, null);
        assertThat(fixture.useCases
                        .apiKeys()
                        .delete()
                        .delete(fixture.scope, created.key().id()))
                .isEqualTo(created.key());
        assertThat(errorOf(() -> authenticate(created.secret().value())).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(errorOf(() -> fixture.useCases
                                .apiKeys()
                                .delete()
                                .delete(fixture.scope, created.key().id()))
                        .code())
                .isEqualTo(ErrorCode.API_KEY_NOT_FOUND);
    }

    @Test
    void last_use_of_a_key_is_recorded_once_a_minute() {
        CreateApiKey.Result created = key(fixture.scope, null);
        Instant first = fixture.clock.instant();
        authenticate(created.secret().value());
        assertThat(lastUse()).isEqualTo(first);
        fixture.clock.advance(Duration.ofSeconds(60));
        authenticate(created.secret().value());
        assertThat(lastUse()).isEqualTo(first);
        fixture.clock.advance(Duration.ofMillis(1));
        authenticate(created.secret().value());
        assertThat(lastUse()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void first_organization_is_created_once() {
        assertThat(fixture.useCases.apiKeys().provision().createFirst("Second")).isEmpty();
        assertThat(fixture.useCases.apiKeys().provision().getOrCreate("Second")).isEqualTo(fixture.organization);
    }

    @Test
    void operator_issues_a_key_for_an_organization() {
        Organization organization = fixture.useCases.apiKeys().provision().getOrCreate("Acme");
        ApiKeySecret secret =
                fixture.useCases.apiKeys().provision().issueKey(organization, Mode.LIVE, new KeyName("Operator"));
        assertThat(authenticate(secret.value())).isEqualTo(fixture.live);
    }

    @Test
    void customer_is_created_once_per_external_id() {
        Profile first = aCustomer()
                .withExternalId("user_42")
                .withEmail("ada@example.com")
                .profile();
        CreateCustomer.Result created = create(first);
        assertThat(created.status()).isEqualTo(CreationStatus.CREATED);
        CreateCustomer.Result repeated = create(aCustomer()
                .withExternalId("user_42")
                .withEmail("bob@example.com")
                .profile());
        assertThat(repeated.status()).isEqualTo(CreationStatus.EXISTING);
        assertThat(repeated.customer()).isEqualTo(created.customer());
        assertThat(fixture.eventNames()).containsExactly("customer.created");
    }

    @Test
    void batch_creates_customers_in_order() {
        List<Customer> created = fixture.useCases
                .customers()
                .createBatch()
                .createAll(
                        fixture.scope,
                        List.of(
                                aCustomer().withExternalId("user_1").profile(),
                                aCustomer().withExternalId("user_2").profile(),
                                aCustomer().withExternalId("user_1").profile()));
        assertThat(created).extracting(Customer::merchantReference).containsExactly("user_1", "user_2", "user_1");
        assertThat(created.get(2)).isEqualTo(created.get(0));
        assertThat(fixture.eventNames()).containsExactly("customer.created", "customer.created");
    }

    @Test
    void customer_change_is_stored_and_recorded_as_one_event() {
        Customer ada = fixture.customer(aCustomer().withExternalId("user_42").profile());
        fixture.clock.advance(Duration.ofSeconds(1));
        Profile renamed = aCustomer().withExternalId("user_42").named("Ada").profile();
        Customer changed = update("user_42", renamed).customer();
        assertThat(changed.profile()).isEqualTo(renamed);
        assertThat(changed.createdAt()).isEqualTo(ada.createdAt());
        assertThat(changed.updatedAt()).isEqualTo(fixture.clock.instant());
        assertThat(update(ada.id().value(), renamed).customer()).isEqualTo(changed);
        assertThat(fixture.eventNames()).containsExactly("customer.created", "customer.updated");
    }

    @Test
    void external_id_of_another_customer_is_rejected() {
        fixture.customer(aCustomer().withExternalId("user_1").profile());
        Customer second = fixture.customer(aCustomer().withExternalId("user_2").profile());
        assertThat(errorOf(() -> update(
                                "user_2", aCustomer().withExternalId("user_1").profile()))
                        .code())
                .isEqualTo(ErrorCode.DUPLICATE);
        assertThat(details("user_2").customer()).isEqualTo(second);
    }

    @Test
    void customer_details_include_the_default_payment_method() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        CustomerDetails view = details(payer.id().value());
        assertThat(view.defaultMethod()).isNotNull();
        assertThat(view.defaultMethod().card().last4()).isEqualTo("4242");
        fixture.customer(aCustomer().withEmail("bob@example.com").profile());
        assertThat(fixture.useCases
                        .customers()
                        .queries()
                        .list(fixture.scope, CustomerFilter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(2)
                .contains(view);
    }

    @Test
    void unknown_customer_is_rejected() {
        assertThat(errorOf(() -> details("user_42")).code()).isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
        assertThat(errorOf(() -> update("user_42", aCustomer().profile())).code())
                .isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
    }

    @Test
    void api_key_is_read_in_its_scope_only() {
        ApiKey key = key(fixture.scope, null).key();
        Scope live = new Scope(fixture.scope.organization(), Mode.LIVE);

        assertThat(fixture.useCases.apiKeys().queries().get(fixture.scope, key.id()))
                .isEqualTo(key);
        assertThat(errorOf(() -> fixture.useCases.apiKeys().queries().get(live, key.id()))
                        .code())
                .isEqualTo(ErrorCode.API_KEY_NOT_FOUND);
    }

    private CreateApiKey.Result key(Scope scope, @Nullable Duration lifetime) {
        return fixture.useCases.apiKeys().create().create(scope, new KeyName("Backend"), lifetime);
    }

    private Scope authenticate(@Nullable String secret) {
        return fixture.useCases.apiKeys().authenticate().authenticate(secret).scope();
    }

    private Instant lastUse() {
        List<ApiKey> keys = fixture.useCases
                .apiKeys()
                .queries()
                .list(fixture.scope, PageRequest.first(10))
                .items();
        return keys.get(0).lastUsedAt();
    }

    private CreateCustomer.Result create(Profile profile) {
        return fixture.useCases.customers().create().create(fixture.scope, profile);
    }

    private CustomerDetails update(String reference, Profile profile) {
        return fixture.useCases
                .customers()
                .update()
                .update(fixture.scope, new CustomerReference(reference), before -> profile);
    }

    private CustomerDetails details(String reference) {
        return fixture.useCases.customers().queries().get(fixture.scope, new CustomerReference(reference));
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
