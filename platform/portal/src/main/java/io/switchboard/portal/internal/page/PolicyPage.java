// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.SecurityPolicy;
import io.switchboard.foundation.SecurityPolicy.RoleRule;
import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code #{policyPage}}: which roles need a second factor. */
@Named("policyPage")
@RequestScoped
public class PolicyPage {
    @Inject
    private ServletContext context;

    @Inject
    private HttpServletRequest request;

    private @Nullable List<RoleRule> rules;
    private String note = "";

    public List<RoleRule> getRules() {
        List<RoleRule> known = rules;
        if (known == null) {
            known = policy().rules(CurrentIdentity.require());
            rules = known;
        }
        return known;
    }

    public void save() {
        String @Nullable [] roles = request.getParameterValues("role");
        policy().requireTwoFactor(CurrentIdentity.require(), roles == null ? Set.of() : Set.of(roles));
        rules = null;
        note = Texts.current().get("policy_saved");
    }

    /** Whom the rule of a role concerns. */
    public String words(RoleRule rule) {
        if (rule.members() == 0) {
            return Texts.current().get("policy_nobody");
        }
        return rule.without() == 0
                ? Texts.current().of("policy_all_have", rule.members())
                : Texts.current().of("policy_some_lack", rule.members(), rule.without());
    }

    private SecurityPolicy policy() {
        return Wiring.find(context, SecurityPolicy.class);
    }

    /** What the last act did, or empty. */
    public String getNote() {
        return note;
    }
}
