package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.LinkToken;

/** The public URLs of this server. */
public interface PublicUrls {
    /** The URL of a payment's page. */
    String payPage(LinkToken token);

    /** The URL at which the holder of this signed token downloads a document. */
    String download(String signedToken);

    /** The URL of the page that explains a published error code. */
    String errorPage(String code);
}
