package dev.hexpay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What ports look like. */
final class PortRules {
    /** Ports that keep no merchant's data, and methods that find out whose data it is; each with its reason. */
    static final Map<String, String> WITHOUT_SCOPE = Map.ofEntries(
            Map.entry("UnitOfWork", "is about writes, whoever makes them"),
            Map.entry("IdSource", "gives names that belong to nobody yet"),
            Map.entry("Signer", "vouches for what it does not understand"),
            Map.entry("Refunds.leaseUnfinished", "hands out what is due with its scope, whosever it is"),
            Map.entry("SecretBox", "encrypts what it does not understand"),
            Map.entry("PublicAddresses", "is about this server"),
            Map.entry("Organizations", "keeps the merchants themselves, who are in no scope but make one"),
            Map.entry("Providers", "is about this server's configuration"),
            Map.entry("PaymentProvider.name", "is the same for everybody"),
            Map.entry("Payments.findByToken", "takes the payer's only credential and tells the scope"),
            Map.entry("ApiKeys.findByHash", "takes the caller's only credential and tells the scope"),
            Map.entry("IdempotencyKeys.deleteExpired", "sweeps what is out of date, whosever it was"),
            Map.entry("Transactions.leaseUnfinished", "hands out what is due with its scope, whosever it is"),
            Map.entry("Transactions.oldestUnfinished", "tells the operator an age and nothing else"),
            Map.entry("ProviderNotifications", "keeps what comes from outside, which names its scope itself"),
            Map.entry("NotificationReader", "understands what comes from outside, which names its scope itself"),
            Map.entry("Receipts.lease", "hands out what is due with its scope, whosever it is"),
            Map.entry("ReceiptMailer", "hands over what it is given and keeps nothing"),
            Map.entry("InvoicePrinter", "prints what it is given and keeps nothing"),
            Map.entry("Milestones", "hears how far work has come, not whose it is"));

    /** In-ports that are asked by somebody who has no scope yet; each with its reason. */
    static final Map<String, String> ASKED_FROM_OUTSIDE = Map.of(
            "AuthenticateApiKey", "finds the scope out",
            "FoundOrganization", "is asked by the operator at the machine itself",
            "AcceptProviderNotification", "is told by a provider, who signs for it",
            "DownloadDocument", "takes an address that we signed and that tells the scope",
            "Job", "does what is due, whosever it is");

    /** In-ports with more than one verb; each with its reason. */
    static final Map<String, String> SEVERAL_VERBS =
            Map.of("FoundOrganization", "is the operator's one occasion to begin, and has no other callers");

    private PortRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("out-ports take the scope first", PortRules::scopeless),
                new Rule("in-ports are asked with a scope or a link token", PortRules::openToAnybody),
                new Rule("an in-port is an interface with one verb", PortRules::manyVerbs),
                new Rule("no command answers with a boolean", PortRules::booleanAnswers),
                new Rule("the use cases hide behind one door", PortRules::unhidden));
    }

    private static Stream<Violation> scopeless(Codebase code) {
        return code.in("application.port.out").stream()
                .filter(PortRules::isPort)
                .filter(port -> !WITHOUT_SCOPE.containsKey(port.getSimpleName()))
                .flatMap(PortRules::verbs)
                .filter(method ->
                        !WITHOUT_SCOPE.containsKey(method.getOwner().getSimpleName() + "." + method.getName()))
                .filter(method -> !startsWithAny(method, Set.of(code.nameOf("domain.scope.Scope"))))
                .map(method -> Violation.in(method.getOwner(), method.getName() + " does not take the scope first"));
    }

    private static Stream<Violation> openToAnybody(Codebase code) {
        Set<String> credentials = Set.of(code.nameOf("domain.scope.Scope"), code.nameOf("domain.payment.LinkToken"));
        return inPorts(code)
                .filter(port -> !ASKED_FROM_OUTSIDE.containsKey(port.getSimpleName()))
                .flatMap(PortRules::verbs)
                .filter(method -> !startsWithAny(method, credentials))
                .map(method -> Violation.in(
                        method.getOwner(), method.getName() + " takes neither scope nor link token first"));
    }

    private static Stream<Violation> manyVerbs(Codebase code) {
        return inPorts(code)
                .filter(port -> !SEVERAL_VERBS.containsKey(port.getSimpleName()))
                .filter(port -> verbs(port).count() != 1)
                .map(port -> Violation.in(port, "has " + verbs(port).count() + " verbs"));
    }

    private static Stream<Violation> booleanAnswers(Codebase code) {
        return inPorts(code)
                .flatMap(PortRules::verbs)
                .filter(method -> Set.of("boolean", "java.lang.Boolean")
                        .contains(method.getRawReturnType().getName()))
                .map(method -> Violation.in(method.getOwner(), method.getName() + " answers with a boolean"));
    }

    private static Stream<Violation> unhidden(Codebase code) {
        return code.in("application.usecase").stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getSimpleName().equals("UseCases"))
                .map(type -> Violation.in(type, "is public"));
    }

    static Stream<JavaClass> inPorts(Codebase code) {
        return code.in("application.port.in").stream().filter(PortRules::isPort);
    }

    /** Sealed interfaces are answers and questions, not ports. */
    static boolean isPort(JavaClass type) {
        return type.isTopLevelClass() && type.isInterface() && !type.reflect().isSealed();
    }

    static Stream<JavaMethod> verbs(JavaClass port) {
        return port.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static boolean startsWithAny(JavaMethod method, Set<String> types) {
        return !method.getRawParameterTypes().isEmpty()
                && types.contains(method.getRawParameterTypes().get(0).getName());
    }
}
