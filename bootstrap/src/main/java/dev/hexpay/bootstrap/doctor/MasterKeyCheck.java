package dev.hexpay.bootstrap.doctor;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.embedded.MasterKeyRegister;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the master key comes from, and whether the database has data under it. */
public final class MasterKeyCheck implements Check {
    private final Configuration configuration;
    private final DatabaseSource database;

    /** The master key of this configuration, and this database. */
    public MasterKeyCheck(Configuration configuration, DatabaseSource database) {
        this.configuration = configuration;
        this.database = database;
    }

    @Override
    public String subject() {
        return "master key";
    }

    @Override
    public List<CheckResult> run() {
        try {
            return List.of(check(MasterKeyFile.find(configuration), required()));
        } catch (ConfigurationException e) {
            return List.of(CheckResult.fix(subject(), String.valueOf(e.getMessage())));
        }
    }

    private CheckResult check(@Nullable MasterKeys keys, List<String> required) {
        if (keys == null) {
            return required.isEmpty()
                    ? CheckResult.ok(subject(), "there is none yet; the first start creates it")
                    : CheckResult.fix(
                            subject(),
                            "restore master.key, or set " + Setting.MASTER_KEY.variable()
                                    + ": the database holds data under " + String.join(", ", required));
        }
        List<String> given = keys.all().stream().map(MasterKey::id).toList();
        if (!required.isEmpty() && required.stream().noneMatch(given::contains)) {
            return CheckResult.fix(
                    subject(),
                    "the database holds data under " + String.join(", ", required) + ", and the given key is "
                            + String.join(", ", given));
        }
        String source = configuration.masterKeys() == null ? "master.key" : Setting.MASTER_KEY.variable();
        return CheckResult.ok(subject(), String.join(", ", given) + ", from " + source);
    }

    /** The ids of the keys that the database has data under, the last one first; what cannot be read is not required. */
    private List<String> required() {
        try {
            DataSource dataSource = database.find();
            return dataSource == null || !Migrations.pending(dataSource).isEmpty()
                    ? List.of()
                    : MasterKeyRegister.open(dataSource, JdbiSettings.DEFAULT).ids();
        } catch (RuntimeException reportedByTheCheckOfTheDatabase) {
            return List.of();
        }
    }
}
