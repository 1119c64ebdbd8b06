// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.Organizations.FeatureGrant;
import io.switchboard.foundation.Organizations.GrantChange;
import io.switchboard.foundation.Organizations.Organization;
import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import io.switchboard.portal.internal.web.Wiring;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code #{operatorOrganizations}}: all organizations and the features they are granted. */
@Named("operatorOrganizations")
@RequestScoped
public class OperatorOrganizations {
    private static final int MOST = 100;
    private static final String REASON = "Changed in the operator console";

    @Inject
    private ServletContext context;

    private @Nullable List<Organization> list;

    /** Newest first, at most {@value #MOST}. */
    public List<Organization> getList() {
        if (list == null) {
            operator();
            list = Wiring.find(context, Organizations.class).list(MOST, null);
        }
        return list;
    }

    /** The features of the installed modules. */
    public List<String> getFeatures() {
        return Wiring.find(context, Modules.class).status().stream()
                .map(ModuleStatus::feature)
                .distinct()
                .sorted()
                .toList();
    }

    public boolean isAllowed(Organization organization, String feature) {
        FeatureGrant grant = organization.features().get(feature);
        return grant == null || grant.allowed();
    }

    /** Withdraws the feature, or gives it back by removing what withdrew it. */
    public void toggle(String organization, String feature) {
        Identity operator = operator();
        Organizations organizations = Wiring.find(context, Organizations.class);
        OrganizationId id = OrganizationId.of(organization);
        boolean isAllowed = organizations.find(id).map(found -> isAllowed(found, feature)).orElse(true);
        Map<String, @Nullable Boolean> change = new HashMap<>();
        change.put(feature, isAllowed ? Boolean.FALSE : null);
        organizations.setGrants(id, new GrantChange(change, Map.of(), null, REASON), operator);
        list = null;
    }

    private static Identity operator() {
        return CurrentIdentity.find()
                .filter(Identity::isOperator)
                .orElseThrow(() -> new PermissionMissing(Identity.OPERATE));
    }
}
