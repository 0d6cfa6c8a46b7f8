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

    /** The URL of a path of the API, for example {@code /payments}. */
    String api(String path);

    /**
     * The URLs of a server with the published paths.
     *
     * @param publicUrl where payers and clients reach the server, without a trailing slash
     */
    static PublicUrls of(String publicUrl) {
        return new UrlsOfOneServer(publicUrl);
    }

    /** The published paths under one URL. */
    record UrlsOfOneServer(String publicUrl) implements PublicUrls {
        @Override
        public String payPage(LinkToken token) {
            return publicUrl + "/pay/" + token.value();
        }

        @Override
        public String download(String signedToken) {
            return publicUrl + "/documents/" + signedToken;
        }

        @Override
        public String api(String path) {
            return publicUrl + path;
        }

        @Override
        public String errorPage(String code) {
            return publicUrl + "/docs/errors/" + code;
        }
    }
}
