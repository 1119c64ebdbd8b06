// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Handover;
import io.switchboard.api.tenancy.OpenWork;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.TeamId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a module is to do once somebody has left or a team is no more; kept with the jobs of the module,
 * since it has to wait for the same things.
 *
 * @param user who gets the work, if a member does
 * @param team the team that gets it, if a team does
 * @param by whose decision it is
 * @param name how they are called
 */
public record HandoverJob(@Nullable UUID user, @Nullable UUID team, @Nullable UUID by, String name) {
    /** How the names of the platform's own jobs begin; no module may give such a one to a job of its own. */
    public static final String RESERVED = "switchboard:";

    static final String HAND_OVER = RESERVED + "hand-over";
    static final String RELEASE = RESERVED + "release-team";

    private static final ObjectMapper JSON = new ObjectMapper();

    static HandoverJob of(Caller by, Handover handover) {
        return new HandoverJob(
                handover.user().map(UserId::value).orElse(null),
                handover.team().map(TeamId::value).orElse(null),
                by.user().map(UserId::value).orElse(null),
                by.name());
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a job of this name is the platform's own. */
    public static boolean isNamed(String name) {
        return name.equals(HAND_OVER) || name.equals(RELEASE);
    }

    /** Has the generation do it; one that keeps no work of members has nothing to do. */
    public static void run(Generation generation, OrganizationId organization, String name, String key, String payload)
            throws JsonProcessingException {
        HandoverJob job = JSON.readValue(payload, HandoverJob.class);
        try (TenantContext.Binding binding = TenantContext.bind(job.caller(organization))) {
            for (OpenWork work : generation.services(OpenWork.class)) {
                if (name.equals(RELEASE)) {
                    work.release(TeamId.of(key));
                } else {
                    work.handOver(UserId.of(key), job.handover());
                }
            }
        }
    }

    private Caller caller(OrganizationId organization) {
        Caller system = Caller.system(organization);
        return new Caller(
                organization, by == null ? null : new UserId(by), name, system.scopes(), Set.of());
    }

    private Handover handover() {
        return new Handover(user == null ? null : new UserId(user), team == null ? null : new TeamId(team));
    }
}
