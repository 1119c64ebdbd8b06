// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Every setting of the server. Unknown keys below {@code switchboard.} are refused at start. */
@ConfigMapping(prefix = "switchboard")
public interface SwitchboardConfig {

    /** The address that browsers and providers use. */
    @WithDefault("http://localhost:9080")
    URI publicUrl();

    /** Where uploaded files and module archives are kept. */
    Path dataDir();

    /** Archives put here are deployed. */
    Path deployDir();

    /** The feature files that say which bundles a fresh installation starts with, and their jars. */
    Path featuresDir();

    Database database();

    Security security();

    Mail mail();

    Storage storage();

    SignOn signOn();

    Demo demo();

    Deployment deployment();

    /** Settings of modules: {@code switchboard.module.<id>.<key>}. */
    Map<String, Map<String, String>> module();

    /** One PostgreSQL database and its three roles. */
    interface Database {
        /** JDBC URL, without credentials. */
        String url();

        /** Runs migrations, owns the tables. */
        @WithDefault("sb_owner")
        String ownerUser();

        String ownerPassword();

        /** Does the work of modules, under row-level security. */
        @WithDefault("sb_app")
        String appUser();

        String appPassword();

        /** Does the work of the platform across organizations, on platform tables only. */
        @WithDefault("sb_platform")
        String platformUser();

        String platformPassword();
    }

    /** Keys; each at least 32 bytes, base64. */
    interface Security {
        String tokenKey();

        String masterKey();

        /** The operator's sign-in, created at first start. */
        @WithDefault("operator@switchboard.local")
        String operatorEmail();

        String operatorPassword();
    }

    /** The server that mails are handed to. Without a host they wait, and the log says so. */
    interface Mail {
        Optional<String> host();

        @WithDefault("25")
        int port();

        /** For a server that asks for a sign-in. */
        Optional<String> user();

        Optional<String> password();

        @WithDefault("none")
        Security security();

        /** The sender, as in {@code Acme <hello@acme.example>}. */
        @WithDefault("Switchboard <no-reply@switchboard.local>")
        String from();

        Bounces bounces();

        /** The mailbox that mails come back to. Without a host nobody looks, and mails that come back are not noticed. */
        interface Bounces {
            /** An IMAP server. */
            Optional<String> host();

            @WithDefault("993")
            int port();

            Optional<String> user();

            Optional<String> password();

            /** A file whose first line is the password, in its place. */
            Optional<Path> passwordFile();

            @WithDefault("tls")
            Security security();

            @WithDefault("INBOX")
            String folder();

            /**
             * Where receivers' servers return mails to, as in {@code bounces@acme.example}; without it to the sender. With
             * {@code {id}} in it, as in {@code bounces+{id}@acme.example}, each mail gets an address of its own, which
             * finds it even where a server returns nothing of the mail.
             */
            Optional<String> address();
        }

        /** How the connection is protected. */
        enum Security {
            NONE,
            STARTTLS,
            TLS
        }
    }

    /** Where the contents of uploaded files are kept. */
    interface Storage {
        @WithDefault("folder")
        Kind kind();

        /** Of a store that speaks S3 and is not Amazon's. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> bucket();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Whether the bucket stands in the path and not in the host's name, as most other stores want it. */
        @WithDefault("false")
        boolean pathStyle();

        /** A folder of this server, or a bucket. */
        enum Kind {
            FOLDER,
            S3
        }
    }

    /** Organizations' own identity providers. */
    interface SignOn {
        /**
         * Whether they may stand in the server's own network and be reached by http: for a provider of the house, and
         * for development. Admins of all organizations can then have the server call addresses in there.
         */
        @WithDefault("false")
        boolean privateProviders();
    }

    /** The demo organizations. */
    interface Demo {
        @WithDefault("false")
        boolean enabled();

        /** The password of every demo user. */
        @WithDefault("switchboard-demo")
        String password();
    }

    /** How updates run. */
    interface Deployment {
        /** How long requests of an old generation may take before they are cut. */
        @WithDefault("PT30S")
        java.time.Duration drain();

        /** How long open pages stay on an old generation. */
        @WithDefault("PT2M")
        java.time.Duration pages();
    }
}
