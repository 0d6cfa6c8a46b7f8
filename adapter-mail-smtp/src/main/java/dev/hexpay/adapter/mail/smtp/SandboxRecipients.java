package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.error.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who gets receipts of the sandbox by e-mail. Test data contains addresses of people who have nothing to do with the
 * test; a sandbox must not write to them.
 */
public final class SandboxRecipients {
    /** No one. */
    public static final SandboxRecipients NONE = new SandboxRecipients(Set.of());

    private static final String ALL = "all";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    private final Set<String> allowed;

    private SandboxRecipients(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Parses {@code all}, or addresses and domains such as {@code ada@example.com,example.org}.
     *
     * @throws IllegalArgumentException when an entry is neither
     */
    public static SandboxRecipients parse(String text) {
        List<String> entries = Arrays.stream(COMMA.split(text, -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!entries.stream().allMatch(SandboxRecipients::isEntry)) {
            throw new IllegalArgumentException(
                    "must be all, or addresses and domains such as ada@example.com,example.org");
        }
        return new SandboxRecipients(entries.stream().collect(Collectors.toCollection(TreeSet::new)));
    }

    private static boolean isEntry(String entry) {
        if (!entry.contains("@")) {
            return DOMAIN.matcher(entry).matches();
        }
        try {
            return new EmailAddress(entry).value().equals(entry);
        } catch (InvalidValueException invalid) {
            return false;
        }
    }

    /** Whether this address, or its domain, is one of the recipients. A subdomain is another domain. */
    public boolean contains(EmailAddress address) {
        String recipient = address.value().toLowerCase(Locale.ROOT);
        return allowed.contains(ALL)
                || allowed.contains(recipient)
                || allowed.contains(recipient.substring(recipient.lastIndexOf('@') + 1));
    }

    @Override
    public String toString() {
        return String.join(",", allowed);
    }
}
