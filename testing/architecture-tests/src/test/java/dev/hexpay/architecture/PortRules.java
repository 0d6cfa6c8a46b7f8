package dev.hexpay.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.hexpay.architecture.Decisions.ARCHITECTURE;
import static dev.hexpay.architecture.Decisions.SCOPE_FIRST;
import static dev.hexpay.architecture.Predicates.exceptMethods;
import static dev.hexpay.architecture.Predicates.portMethods;
import static dev.hexpay.architecture.Predicates.ports;
import static dev.hexpay.architecture.Predicates.startingWith;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shape of ports. */
final class PortRules {
    /** Ports without data of an organization, and methods that look up the scope; each with its reason. */
    static final Map<String, String> WITHOUT_SCOPE = Map.ofEntries(
            Map.entry("UnitOfWork", "is about writes of any scope"),
            Map.entry("IdSource", "creates ids that belong to no scope yet"),
            Map.entry("TokenSigner", "signs bytes"),
            Map.entry("Encryptor", "encrypts bytes"),
            Map.entry("PublicUrls", "is about this server"),
            Map.entry("Organizations", "stores the organizations that scopes are made of"),
            Map.entry("Providers", "is about the configuration of this server"),
            Map.entry("PaymentProvider.name", "is the same for every scope"),
            Map.entry("Payments.findByToken", "takes the payer's only credential and returns the scope"),
            Map.entry("ApiKeys.findByHashInAnyScope", "takes the client's only credential and returns the scope"),
            Map.entry("IdempotencyKeys.deleteExpired", "deletes expired rows of every scope"),
            Map.entry(
                    "Transactions.findByProviderReference",
                    "takes what a provider calls a charge and returns the scope"),
            Map.entry("PaymentMethods.findByCardId", "takes what a provider calls a card and returns the scopes"),
            Map.entry("Transactions.leaseDue", "returns due rows of every scope, each with its scope"),
            Map.entry("Refunds.leaseDue", "returns due rows of every scope, each with its scope"),
            Map.entry("Refunds.countFailedOfDuplicatePayments", "returns a number and nothing else"),
            Map.entry("Transactions.oldestUnfinished", "returns an age and nothing else"),
            Map.entry("Reports.backlog", "returns ages and nothing else"),
            Map.entry("Outbox.render", "renders what it is given and stores nothing"),
            Map.entry("Outbox.undistributed", "returns events of every scope, each with its scope"),
            Map.entry("Outbox.deleteDistributed", "deletes old rows of every scope"),
            Map.entry("WebhookEndpoints.findInAnyScope", "takes what an operator knows and returns the scope"),
            Map.entry("WebhookEndpoints.inAnyScope", "returns rows of any scope, each with its scope"),
            Map.entry("WebhookEndpoints.lease", "returns a due row of any scope, with its scope"),
            Map.entry("WebhookDeliveries.deleteExcerpts", "deletes old answers of every scope"),
            Map.entry("WebhookDeliveries.deleteCreatedBefore", "deletes old rows of every scope"),
            Map.entry("Receipts.lease", "returns due rows of every scope, each with its scope"),
            Map.entry("ProviderNotifications", "stores messages from outside, which name their scope themselves"),
            Map.entry("NotificationReader", "reads messages from outside, which name their scope themselves"),
            Map.entry("ReceiptMailer", "sends what it is given and stores nothing"),
            Map.entry("WebhookSender", "sends what it is given and stores nothing"),
            Map.entry("InvoiceRenderer", "renders what it is given and stores nothing"),
            Map.entry("LoginLinks", "stores the links of people who may enter every scope"),
            Map.entry("OperatorSessions", "takes the person's only credential and returns the scope, if there is one"),
            Map.entry("Failpoints", "is about steps, not about data"));

    /** In-ports whose caller has no scope yet; each with its reason. */
    static final Map<String, String> WITHOUT_CREDENTIAL = Map.ofEntries(
            Map.entry("AuthenticateApiKey", "finds the scope"),
            Map.entry("ProvisionOrganization", "is called by the operator at the machine itself"),
            Map.entry("EnableWebhook", "is called by the operator at the machine itself"),
            Map.entry("CreateLoginLink", "is called by the operator at the machine itself"),
            Map.entry("LogIn", "takes a login link or an API key"),
            Map.entry("LogOut", "takes the token of a session"),
            Map.entry("AuthenticateOperator", "finds the scope, if the operator is bound to one"),
            Map.entry("AuditQueries.ofInstallation", "takes the operator, who must not be bound to a scope"),
            Map.entry("AcceptProviderNotification", "is called by a provider, who signs the message"),
            Map.entry("NotificationQueries", "is about this process"),
            Map.entry("DownloadDocument", "takes a signed URL, which contains the scope"),
            Map.entry("Job", "processes due work of every scope"));

    /** In-ports with more than one method that are no queries; each with its reason. */
    static final Map<String, String> SEVERAL_METHODS = Map.of(
            "IdempotentRequests", "starts, completes or rejects a request: one life cycle",
            "OpenPaymentLink", "calculates the price outside and opens the link inside of the caller's transaction",
            "ProvisionOrganization", "is the operator's first step and has no other caller");

    private PortRules() {}

    static List<Rule> of(Layout layout) {
        return List.of(scopeFirst(layout), credentialFirst(layout), oneMethod(layout), noBoolean(layout));
    }

    private static Rule scopeFirst(Layout layout) {
        return Rule.of(
                "out-ports take the scope first",
                SCOPE_FIRST,
                methods()
                        .that()
                        .areDeclaredInClassesThat(resideInAPackage(layout.in("application.port.out")))
                        .and(portMethods())
                        .and(exceptMethods(WITHOUT_SCOPE.keySet()))
                        .should()
                        .haveRawParameterTypes(startingWith(Set.of(layout.type("domain.tenant.Scope"))))
                        .because("a query without a scope could return data of another organization"));
    }

    private static Rule credentialFirst(Layout layout) {
        Set<String> credentials = Set.of(layout.type("domain.tenant.Scope"), layout.type("domain.payment.LinkToken"));
        return Rule.of(
                "in-ports take a scope or a link token first",
                SCOPE_FIRST,
                methods()
                        .that()
                        .areDeclaredInClassesThat(resideInAPackage(layout.in("application.port.in")))
                        .and(portMethods())
                        .and(exceptMethods(WITHOUT_CREDENTIAL.keySet()))
                        .should()
                        .haveRawParameterTypes(startingWith(credentials))
                        .because("no caller may act on data of another organization"));
    }

    private static Rule oneMethod(Layout layout) {
        return Rule.of(
                "an in-port has one method",
                ARCHITECTURE,
                classes()
                        .that()
                        .resideInAPackage(layout.in("application.port.in"))
                        .and(ports())
                        .and(not(describe(
                                "are queries", type -> type.getSimpleName().endsWith("Queries"))))
                        .and(not(describe("are exceptions", type -> SEVERAL_METHODS.containsKey(type.getSimpleName()))))
                        .should(ArchCondition.from(
                                describe("have one abstract method", type -> abstractMethods(type) == 1)))
                        .because("one interface is one use case; only queries of one resource stand together"));
    }

    private static Rule noBoolean(Layout layout) {
        return Rule.of(
                "in-ports return no boolean",
                ARCHITECTURE,
                noMethods()
                        .that()
                        .areDeclaredInClassesThat(resideInAPackage(layout.in("application.port.in")))
                        .and(portMethods())
                        .should(ArchConditions.haveRawReturnType(describe(
                                "boolean",
                                type -> Set.of("boolean", "java.lang.Boolean").contains(type.getName()))))
                        .because("a result says what happened"));
    }

    private static long abstractMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
    }
}
