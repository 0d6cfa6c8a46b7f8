package dev.hexpay.http.document;

import dev.hexpay.application.port.in.LinkDocument.Link;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.http.json.Timestamps;

/** Where a paper can be downloaded, and until when; {@code object} is the kind of paper. */
public record DownloadLinkResponse(String url, String expiresAt, String object, boolean livemode) {
    /** The link on the wire. */
    public static DownloadLinkResponse of(Scope scope, Link link, String object) {
        return new DownloadLinkResponse(
                link.url(),
                Timestamps.wire(link.expiresAt()),
                object,
                scope.mode().isLive());
    }
}
