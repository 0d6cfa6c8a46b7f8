package dev.hexpay.adapter.http.docs;

import dev.hexpay.domain.customer.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the first page of the server, and the files at its root, say of it.
 *
 * @param contact the address for reports of vulnerabilities; null if there is none
 * @param operatorPage the path of the operator page; null if this server has none
 */
public record SiteSettings(
        @Nullable EmailAddress contact, @Nullable String operatorPage) {
    /** Neither a contact nor an operator page. */
    public static final SiteSettings NONE = new SiteSettings(null, null);

    /** The same settings with an address for reports of vulnerabilities. */
    public SiteSettings withContact(@Nullable EmailAddress address) {
        return new SiteSettings(address, operatorPage);
    }

    /** The same settings with an operator page at this path. */
    public SiteSettings withOperatorPage(@Nullable String path) {
        return new SiteSettings(contact, path);
    }
}
