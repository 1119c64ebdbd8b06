// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

/** Whether the admins of a new organization still want to be shown what to do first. Called by the pages, on any thread. */
public interface OrganizationChecklist {

    boolean isDismissed(Identity identity);

    /**
     * Puts it away for every admin; needs {@link OrganizationSettings#SETTINGS} and is recorded.
     *
     * @throws io.switchboard.api.problem.PermissionMissing
     */
    void dismiss(Identity identity);
}
