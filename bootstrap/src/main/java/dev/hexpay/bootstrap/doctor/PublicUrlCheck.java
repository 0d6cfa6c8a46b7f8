package dev.hexpay.bootstrap.doctor;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.Loopback;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.domain.tenant.Mode;
import java.net.URI;
import java.util.List;

/** Whether payers reach the server over TLS. */
public final class PublicUrlCheck implements Check {
    private final Configuration configuration;

    /** The URL in this configuration. */
    public PublicUrlCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String subject() {
        return "public URL";
    }

    @Override
    public List<CheckResult> run() {
        String url = configuration.publicUrl();
        URI uri = URI.create(url);
        boolean isLocal = Loopback.isHost(uri.getHost());
        if (isLocal && configuration.providers().hasStripe(Mode.LIVE)) {
            return List.of(fix(url + " is only this machine: neither payers nor Stripe reach it"));
        }
        if (!isLocal && !"https".equals(uri.getScheme())) {
            return List.of(fix(url + " is not encrypted"));
        }
        return List.of(CheckResult.ok(subject(), isLocal ? url + ", only from this machine" : url));
    }

    private CheckResult fix(String problem) {
        return CheckResult.fix(
                subject(),
                problem + "; put a proxy with TLS before the server and set " + Setting.PUBLIC_URL.variable()
                        + " to its https URL");
    }
}
