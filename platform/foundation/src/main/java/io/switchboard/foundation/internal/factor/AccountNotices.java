// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.factor;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.account.AccountStore.Account;
import io.switchboard.foundation.internal.account.Links;
import io.switchboard.foundation.internal.audit.AuditTrail;
import io.switchboard.foundation.internal.mail.Mail;
import io.switchboard.foundation.internal.mail.MailOutbox;
import io.switchboard.foundation.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What happens to an account: mailed to its person in their language, and written down in each of their organizations. */
public final class AccountNotices {
    private final AuditTrail audit;
    private final MailOutbox mails;
    private final Links links;

    public AccountNotices(AuditTrail audit, MailOutbox mails, Links links) {
        this.audit = audit;
        this.mails = mails;
        this.links = links;
    }

    /** The person did it themselves. */
    void own(Connection connection, Account account, Mail.Template template, String action, int codesLeft)
            throws SQLException {
        mail(connection, account, template, Integer.toString(codesLeft));
        record(connection, account, action, "recoveryCodesLeft", codesLeft);
    }

    /** The person did it themselves, to something that has a name. */
    void about(Connection connection, Account account, Mail.Template template, String action, String kind, String name)
            throws SQLException {
        mail(connection, account, template, name);
        record(connection, account, action, kind, name);
    }

    /** Written down without a mail. */
    void record(Connection connection, Account account, String action, String detail, Object value) throws SQLException {
        for (OrganizationId organization : organizations(connection, account)) {
            audit.record(
                    connection,
                    new AuditTrail.Entry(
                            organization,
                            account.user(),
                            account.name(),
                            action,
                            "user",
                            account.user().toString(),
                            Map.of(detail, value)));
        }
    }

    void mail(Connection connection, Account account, Mail.Template template, String about) throws SQLException {
        tell(connection, account, template, links.security(), List.of(account.name(), about));
    }

    public void passwordChanged(Connection connection, Account account) throws SQLException {
        tell(connection, account, Mail.Template.PASSWORD_CHANGED, links.forgot(), List.of(account.name()));
    }

    /** A token of theirs was used twice. */
    public void signInEnded(Connection connection, Account account) throws SQLException {
        tell(connection, account, Mail.Template.SIGN_IN_ENDED, links.sessions(), List.of(account.name()));
    }

    /** It is the person's and no organization's, so it stands in no organization's mail log. */
    private void tell(Connection connection, Account account, Mail.Template template, String link, List<String> words)
            throws SQLException {
        mails.add(connection, new Mail(template, null, account.email(), account.language(), link, words));
    }

    static List<OrganizationId> organizations(Connection connection, Account account) throws SQLException {
        return Sql.list(
                connection,
                "select organization_id from foundation.membership where user_id = ? and state = 'active' order by organization_id",
                row -> new OrganizationId(Sql.uuid(row, "organization_id")),
                account.user().value());
    }
}
