package dev.hexpay.bootstrap.cli;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.bootstrap.OperatorLinks;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.developer.PaymentLinkClient;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.Description;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a payment link on a running server and prints only its URL, for use in scripts. */
@Command(
        name = "link",
        description = "Create a payment link on the running server and print its URL.",
        footer = {
            "%nWithout an API key, the server that runs on this machine creates the link, in sandbox mode.",
            "%nExamples:",
            "  ./hexpay link 25.00 eur \"First payment\" --open",
            "  ./hexpay link 1500 jpy Tea --customer cus_… --expires-in 7d"
        })
final class LinkCommand implements Runnable {
    private final CommandEnvironment environment;
    private final PrintWriter out;
    private final PrintWriter err;
    private final InstantSource clock;

    @Parameters(
            index = "0",
            paramLabel = "AMOUNT",
            description = "the amount before tax, such as 25.00, or 1500 in JPY")
    private String amount = "";

    @Parameters(index = "1", paramLabel = "CURRENCY", description = "its ISO 4217 code, such as eur")
    private String currency = "";

    @Parameters(index = "2", paramLabel = "DESCRIPTION", description = "what the payment is for; the payer sees it")
    private String description = "";

    @Option(names = "--open", description = "open the payment page in the browser")
    private boolean isOpened;

    @Option(names = "--customer", paramLabel = "ID", description = "the customer who pays, its cus_… or external id")
    private @Nullable String customer;

    @Option(
            names = "--expires-in",
            paramLabel = "TIME",
            description = "how long it can be paid, such as 30m, 24h or 7d; without end by default")
    private @Nullable String expiresIn;

    @Option(
            names = "--mode",
            defaultValue = "sandbox",
            description = "${COMPLETION-CANDIDATES}, in any case; ${DEFAULT-VALUE} by default")
    private Mode mode = Mode.SANDBOX;

    @Option(
            names = "--organization",
            paramLabel = "ID",
            description = "id of the organization, if there are several and no key is given")
    private @Nullable UUID organization;

    @Mixin
    private ServerOptions server;

    LinkCommand(CommandEnvironment environment, PrintWriter out, PrintWriter err, InstantSource clock) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.server = new ServerOptions(environment);
    }

    @Override
    public void run() {
        String url = create(link());
        out.println(url);
        out.flush();
        if (isOpened && !Browser.ofThisMachine().open(URI.create(url))) {
            err.println("hexpay: no browser can be opened here; open the URL yourself");
        }
    }

    private String create(OpenPaymentLink.Command link) {
        if (server.areGiven()) {
            return new PaymentLinkClient(server.api(mode)).open(link);
        }
        return OperatorLinks.create(
                environment.configuration(),
                mode,
                organization == null ? null : new OrganizationId(organization),
                link);
    }

    private OpenPaymentLink.Command link() {
        List<String> errors = new ArrayList<>();
        Currency parsedCurrency = parse("CURRENCY", currency, CurrencyCode::parse, errors);
        Money subtotal = parsedCurrency == null ? null : parse("AMOUNT", amount, this::positive, errors);
        Description text = parse("DESCRIPTION", description, Description::new, errors);
        CustomerReference reference = parse("--customer", customer, CustomerReference::new, errors);
        Duration validity = parse("--expires-in", expiresIn, Validity::parse, errors);
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
        return OpenPaymentLink.Command.of(Objects.requireNonNull(subtotal), Objects.requireNonNull(text))
                .forCustomer(reference)
                .withExpiresAt(validity == null ? null : clock.instant().plus(validity));
    }

    private Money positive(String decimal) {
        Money money = Money.of(decimal, currency);
        if (money.minor() < 1) {
            throw new InvalidValueException("must be more than 0");
        }
        return money;
    }

    /** The value of an argument; null if there is none, or if it is invalid, which is added to the errors. */
    private static <T> @Nullable T parse(
            String name, @Nullable String value, Function<String, T> parser, List<String> errors) {
        try {
            return value == null ? null : parser.apply(value);
        } catch (InvalidValueException invalid) {
            errors.add(name + " " + invalid.message());
            return null;
        }
    }
}
