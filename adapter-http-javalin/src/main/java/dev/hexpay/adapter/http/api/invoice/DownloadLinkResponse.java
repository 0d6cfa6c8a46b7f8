package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.in.invoice.CreateDownloadLink.DownloadLink;
import dev.hexpay.domain.tenant.Scope;

/** The JSON of a download link: URL and expiry; {@code object} is the kind of document. */
public record DownloadLinkResponse(
        String url,
        String expiresAt,

        @OneOf({"invoice", "invoice_download_link", "credit_note"})
        String object,

        boolean livemode) {
    /** The JSON of {@code link}. */
    public static DownloadLinkResponse of(Scope scope, DownloadLink link, String object) {
        return new DownloadLinkResponse(
                link.url(),
                Timestamps.format(link.expiresAt()),
                object,
                scope.mode().isLive());
    }
}
