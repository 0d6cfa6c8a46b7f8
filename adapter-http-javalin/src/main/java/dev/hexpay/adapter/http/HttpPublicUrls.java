package dev.hexpay.adapter.http;

import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.payment.LinkToken;

/** Builds the public URLs of this server. */
public final class HttpPublicUrls implements PublicUrls {
    private final String publicUrl;

    /** Builds URLs under {@code publicUrl}, which has no trailing slash. */
    public HttpPublicUrls(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public String payPage(LinkToken token) {
        return publicUrl + "/pay/" + token.value();
    }

    @Override
    public String download(String signedToken) {
        return publicUrl + "/documents/" + signedToken;
    }

    @Override
    public String errorPage(String code) {
        return publicUrl + "/docs/errors/" + code;
    }
}
