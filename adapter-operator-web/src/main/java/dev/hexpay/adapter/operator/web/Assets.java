package dev.hexpay.adapter.operator.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The style sheet and the script of all pages, which are the same for everyone and hold no data. */
public final class Assets {
    private static final int DIGEST_LENGTH = 16;

    private final Asset style = Asset.of("operator.css", "text/css; charset=utf-8");
    private final Asset script = Asset.of("operator.js", "text/javascript; charset=utf-8");

    /** The style sheet. */
    Asset style() {
        return style;
    }

    /** The script. */
    Asset script() {
        return script;
    }

    /** Adds them to a server, below the path of the site. */
    public void addTo(JavalinDefaultRoutingApi routes, String path, Site site) {
        for (Asset asset : List.of(style, script)) {
            Handler handler = site.guarded(asset::send);
            routes.addHttpHandler(HandlerType.GET, path + asset.path, handler);
            routes.addHttpHandler(HandlerType.HEAD, path + asset.path, handler);
        }
    }

    /** A file of this module. */
    static final class Asset {
        private final String path;
        private final String contentType;
        private final byte[] content;
        private final String digest;

        private Asset(String path, String contentType, byte[] content) {
            this.path = path;
            this.contentType = contentType;
            this.content = content;
            this.digest = Sha256.of(content).substring(0, DIGEST_LENGTH);
        }

        private static Asset of(String name, String contentType) {
            try (InputStream resource = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
                return new Asset("/" + name, contentType, resource.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Its path in the site, with the digest of the content: another content has another address. */
        String href() {
            return path + "?v=" + digest;
        }

        /**
         * Sends it. Browsers keep it only at the address of this content: while servers of two versions run, a page of one of
         * them may load the file of the other.
         */
        private void send(Context context) {
            boolean isThisContent = ("v=" + digest).equals(context.queryString());
            context.header("Cache-Control", isThisContent ? "public, max-age=31536000, immutable" : "no-store");
            context.header("X-Content-Type-Options", "nosniff");
            context.header("Cross-Origin-Resource-Policy", "same-origin");
            context.contentType(contentType).result(content);
        }
    }
}
