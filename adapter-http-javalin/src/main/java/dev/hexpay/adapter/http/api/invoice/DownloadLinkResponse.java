package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.in.invoice.CreateDownloadLink.DownloadLink;
import dev.hexpay.domain.tenant.Scope;

/** Where a paper can be downloaded, and until when; {@code object} is the kind of paper. */
public record DownloadLinkResponse(String url, String expiresAt, String object, boolean livemode) {
    /** The link on the wire. */
    public static DownloadLinkResponse of(Scope scope, DownloadLink link, String object) {
        return new DownloadLinkResponse(
                link.url(),
                Timestamps.format(link.expiresAt()),
                object,
                scope.mode().isLive());
    }
}
