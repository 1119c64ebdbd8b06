// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.http;

import io.switchboard.mail.catcher.internal.mailbox.Attachment;
import io.switchboard.mail.catcher.internal.mailbox.Mail;
import io.switchboard.mail.catcher.internal.mailbox.MailQuery;
import io.switchboard.mail.catcher.internal.mailbox.Mailbox;
import io.switchboard.mail.catcher.internal.mailbox.MimeMail;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The caught mails, for the page and for tests. */
public final class MailApi {

    private static final int USUAL_LIMIT = 100;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");

    /** For what came from outside: even opened by itself it runs and fetches nothing. */
    private static final Map<String, String> LOCKED_UP =
            Map.of("Cache-Control", "no-store", "Content-Security-Policy", "default-src 'none'; sandbox");

    private final Mailbox mailbox;

    public MailApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    public void addTo(Router router) {
        router.add("GET", "/mails", this::list)
                .add("DELETE", "/mails", this::clear)
                .add("GET", "/mails/{id}", this::detail)
                .add("GET", "/mails/{id}/raw", this::raw)
                .add("GET", "/mails/{id}/html", this::html)
                .add("GET", "/mails/{id}/attachments/{number}", this::attachment);
    }

    private Reply list(Call call) {
        // Read before the mails: a mail that comes in between is told again and not missed.
        String version = '"' + mailbox.version() + '"';
        if (call.header("If-None-Match").filter(version::equals).isPresent()) {
            return Reply.empty(304);
        }
        MailQuery query = new MailQuery(call.query("to"), call.query("q"), after(call.query("after")), limit(call.query("limit")));
        return Reply.json(MailJson.Page.of(mailbox.find(query)), Map.of("Cache-Control", "no-cache", "ETag", version));
    }

    private Reply clear(Call call) throws IOException {
        mailbox.clear();
        return Reply.empty(204);
    }

    private Reply detail(Call call) throws IOException {
        Mail mail = mail(call);
        return Reply.json(MailJson.Detail.of(mail, read(mail)), Map.of("Cache-Control", "no-store"));
    }

    private Reply raw(Call call) throws IOException {
        return Reply.bytes("message/rfc822", mailbox.content(mail(call)), LOCKED_UP);
    }

    private Reply html(Call call) throws IOException {
        return Reply.bytes("text/html; charset=utf-8", HarmlessHtml.of(read(mail(call))), Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", HarmlessHtml.POLICY,
                "X-DNS-Prefetch-Control", "off"));
    }

    private Reply attachment(Call call) throws IOException {
        List<Attachment> attachments = read(mail(call)).attachments();
        String number = call.variable("number");
        if (!DIGITS.matcher(number).matches() || Long.parseLong(number) >= attachments.size()) {
            throw new Problem(404, "attachment.not_found", "This mail has no such attachment.");
        }
        Attachment attachment = attachments.get(Integer.parseInt(number));
        String type = MEDIA_TYPE.matcher(attachment.type()).matches() ? attachment.type() : "application/octet-stream";
        String name = URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Reply.bytes(type, attachment.content(), Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", "default-src 'none'; sandbox",
                "Content-Disposition", "attachment; filename*=UTF-8''" + name));
    }

    private Mail mail(Call call) {
        return mailbox.find(call.variable("id")).orElseThrow(() -> new Problem(404, "mail.not_found",
                "There is no such mail; only the newest " + Mailbox.MOST_MAILS + " are kept."));
    }

    private MimeMail read(Mail mail) throws IOException {
        return MimeMail.of(mailbox.content(mail));
    }

    /** The id of a mail, or a time; the ids are the milliseconds in which the mails came. */
    private static long after(String value) {
        if (value.isEmpty() || DIGITS.matcher(value).matches()) {
            return value.isEmpty() ? 0 : Long.parseLong(value);
        }
        try {
            return Instant.parse(value).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new Problem(400, "request.invalid", "The parameter after must be the id of a mail or a time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static int limit(String value) {
        if (value.isEmpty()) {
            return USUAL_LIMIT;
        }
        int limit = DIGITS.matcher(value).matches() ? (int) Math.min(Long.parseLong(value), Integer.MAX_VALUE) : 0;
        if (limit < 1 || limit > Mailbox.MOST_MAILS) {
            throw new Problem(400, "request.invalid", "The parameter limit must be a number from 1 to " + Mailbox.MOST_MAILS + ".");
        }
        return limit;
    }
}
