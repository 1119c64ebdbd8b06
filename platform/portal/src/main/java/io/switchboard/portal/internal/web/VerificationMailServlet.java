// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.api.problem.Refusal;
import io.switchboard.foundation.Accounts;
import io.switchboard.foundation.CurrentIdentity;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /send-verification}: mails the link that confirms one's email address again, for a page's script. */
public final class VerificationMailServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Accounts accounts;

    public VerificationMailServlet(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!"page".equals(request.getHeader(Admission.PAGE_HEADER))) {
                throw new Refusal(403, "access.page_header_missing", "Only a page of this site may ask for this; send the header X-Switchboard: page.");
            }
            accounts.sendVerification(CurrentIdentity.require());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (RuntimeException failure) {
            // The border of dispatch: the script reads a problem document, not a page.
            Answers.failure(request, response, failure);
        }
    }
}
