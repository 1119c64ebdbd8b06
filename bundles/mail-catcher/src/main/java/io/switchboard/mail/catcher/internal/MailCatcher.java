// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal;

import com.sun.net.httpserver.HttpServer;
import io.switchboard.mail.catcher.internal.http.MailApi;
import io.switchboard.mail.catcher.internal.http.Router;
import io.switchboard.mail.catcher.internal.http.StaticFiles;
import io.switchboard.mail.catcher.internal.mailbox.Mailbox;
import io.switchboard.mail.catcher.internal.smtp.CatchingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole mail catcher: mails come in by SMTP, are kept, and are read by HTTP. Both for this machine only. */
final class MailCatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);

    /** Of Jakarta Mail and what it uses. */
    private static final List<String> LOGGERS_OF_THE_JDK = List.of("jakarta.mail", "jakarta.activation", "angus.activation");

    static {
        // The server keeps the class that asked first for a logger of the JDK with that logger. It is to be a
        // class of the platform: one of this bundle would live as long as any later generation logs.
        LOGGERS_OF_THE_JDK.forEach(LoggerFactory::getLogger);
    }

    private final MailCatcherOptions options;
    private final ServerThreads threads = ServerThreads.create();
    private final Mailbox mailbox;
    private final Router router = new Router();
    private @Nullable CatchingServer smtp;
    private @Nullable HttpServer http;
    private boolean closed;

    MailCatcher(MailCatcherOptions options, Clock clock) {
        this.options = options;
        this.mailbox = new Mailbox(options.directory(), clock);
        StaticFiles.addTo(router);
        new MailApi(mailbox).addTo(router);
    }

    /** Takes both ports and begins to answer, or takes none. */
    synchronized void listen() throws IOException {
        if (closed) {
            return;
        }
        InetAddress here = InetAddress.getLoopbackAddress();
        CatchingServer mails = CatchingServer.bind(here, options.smtpPort(), mailbox::add);
        try {
            HttpServer page = HttpServer.create(new InetSocketAddress(here, options.httpPort()), 0);
            page.setExecutor(threads.workers());
            page.createContext("/", router);
            // Only now: until the ports were free, the generation before this one might still have caught a mail.
            mailbox.load();
            page.start();
            http = page;
        } catch (IOException e) {
            mails.close();
            throw e;
        }
        mails.startService();
        smtp = mails;
    }

    synchronized boolean listening() {
        return http != null;
    }

    synchronized int smtpPort() {
        return smtp == null ? options.smtpPort() : smtp.getPort();
    }

    synchronized int httpPort() {
        return http == null ? options.httpPort() : http.getAddress().getPort();
    }

    String base() {
        return "http://localhost:" + httpPort() + "/";
    }

    ServerThreads threads() {
        return threads;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (smtp != null) {
            stop(smtp);
            smtp = null;
        }
        if (http != null) {
            http.stop(0);
            http = null;
        }
        threads.close();
    }

    private static void stop(CatchingServer smtp) {
        try {
            smtp.close();
        } catch (IOException e) {
            LOG.warn("The mail catcher's port {} was not closed cleanly", smtp.getPort(), e);
        }
    }
}
