// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.NotFound;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.DeliveryFailure;
import io.switchboard.foundation.Languages;
import io.switchboard.foundation.MailLog;
import io.switchboard.foundation.MailLog.LoggedMail;
import io.switchboard.foundation.MailLog.MailId;
import io.switchboard.foundation.MailLog.Relay;
import io.switchboard.foundation.MailLog.ReturnBox;
import io.switchboard.foundation.MailLog.State;
import io.switchboard.foundation.MailLog.Trial;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code #{mailPage}}: the mails that whoever is signed in may see, as the address asks for them. */
@Named("mailPage")
@RequestScoped
public class MailPage {
    private static final int STEP = 50;

    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private MailQuery query = MailQuery.read(name -> null);
    private String mail = "";
    private String note = "";
    private @Nullable Trial trial;
    private @Nullable List<LoggedMail> found;

    @PostConstruct
    void read() {
        query = MailQuery.read(request::getParameter);
    }

    /** The newest first. */
    public List<LoggedMail> getList() {
        return found().size() > STEP ? found().subList(0, STEP) : found();
    }

    /** One more than are shown tells whether there are others. */
    private List<LoggedMail> found() {
        List<LoggedMail> known = found;
        if (known == null) {
            known = log().list(CurrentIdentity.require(), query.filter(), STEP + 1, query.mail());
            found = known;
        }
        return known;
    }

    /** The address of what is older, or empty at the end. */
    public String getOlder() {
        return found().size() > STEP ? query.older(found().get(STEP - 1).id()) : "";
    }

    public boolean isNewest() {
        return query.mail() == null;
    }

    public boolean isFiltered() {
        return query.isFiltered();
    }

    public void retry() {
        LoggedMail again = log().retry(CurrentIdentity.require(), wanted());
        found = null;
        note = Texts.current().of("mails_on_its_way_again", again.to());
    }

    public void allow() {
        LoggedMail allowed = log().allow(CurrentIdentity.require(), wanted());
        found = null;
        note = Texts.current().of("mails_address_allowed", allowed.to());
    }

    public void sendTest() {
        Trial sent = log().sendTest(CurrentIdentity.require());
        trial = sent;
        found = null;
        note = sent.isTaken() ? Texts.current().of("mails_test_on_its_way", sent.to()) : "";
    }

    /** How the test went that was just sent; null when none was. */
    public @Nullable Trial getTrial() {
        return trial;
    }

    public ReturnBox getReturnBox() {
        return log().returnBox(CurrentIdentity.require());
    }

    /** Why it did not arrive, and what to do; empty where there is nothing to say. */
    public String why(LoggedMail of) {
        DeliveryFailure failure = of.failure();
        if (failure == null) {
            return of.error() == null ? "" : of.error() + ".";
        }
        String key = failure.key().replace('-', '_');
        return Texts.current().get("mails_failure_" + key) + " " + Texts.current().get("mails_fix_" + key);
    }

    private MailId wanted() {
        try {
            return new MailId(UUID.fromString(mail));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    public Relay getRelay() {
        return log().relay(CurrentIdentity.require());
    }

    private MailLog log() {
        return Wiring.find(context, MailLog.class);
    }

    /** {@code verify-email} as it is read: verify email. */
    public String words(String kind) {
        String spaced = kind.replace('-', ' ');
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    public String language(String code) {
        return Languages.SPOKEN.contains(code) ? Texts.current().get("language_" + code) : code;
    }

    public String stateWords(LoggedMail of) {
        return switch (of.state()) {
            case SENT -> Texts.current().get("common_sent");
            case FAILED -> Texts.current().get("mails_failed");
            case BOUNCED -> Texts.current().get("mails_bounced");
            case QUEUED -> Texts.current().get(of.attempts() == 0 ? "mails_waiting" : "mails_trying_again");
        };
    }

    public String tone(LoggedMail of) {
        return switch (of.state()) {
            case SENT -> "good";
            case FAILED, BOUNCED -> "bad";
            case QUEUED -> of.attempts() == 0 ? "info" : "warn";
        };
    }

    /** Why a failed mail has no button; empty where there is no reason to say so. */
    public String whyNot(LoggedMail of) {
        return of.state() == State.FAILED && !of.isRetryable()
                ? Texts.current().get("mails_not_kept")
                : "";
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }

    public String getState() {
        return query.state();
    }

    public String getTo() {
        return query.to();
    }

    public String getBefore() {
        return query.before();
    }

    public String getMail() {
        return mail;
    }

    public void setMail(String mail) {
        this.mail = mail;
    }
}
