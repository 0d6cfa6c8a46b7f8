package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.LinkToken;

/** Where the outside world reaches this server. */
public interface PublicUrls {
    /** The address of a payment's page. */
    String payPage(LinkToken token);

    /** The address where whoever has this signed token downloads a paper. */
    String download(String signedToken);

    /** The address that explains a published error code. */
    String errorPage(String code);
}
