// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.operator;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Organizations;
import io.switchboard.foundation.Organizations.Organization;
import io.switchboard.kernel.event.DeadLetters;
import io.switchboard.kernel.job.FailedJobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What modules could not do, for the operator: with the organization's name, and a way to try again. */
public final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final DeadLetters letters;
    private final FailedJobs jobs;
    private final Organizations organizations;

    public Trouble(DeadLetters letters, FailedJobs jobs, Organizations organizations) {
        this.letters = letters;
        this.jobs = jobs;
        this.organizations = organizations;
    }

    /** An event that a module did not take. */
    public record DeadLetter(
            String id,
            String module,
            String type,
            UUID event,
            OrganizationName organization,
            Instant occurredAt,
            Instant failedAt,
            int attempts,
            String reason) {}

    /** A job that did not succeed. */
    public record FailedJob(
            UUID id,
            String module,
            String name,
            OrganizationName organization,
            Instant failedAt,
            int attempts,
            String reason) {}

    /** Whose it is. */
    public record OrganizationName(UUID id, String name) {}

    /** Newest first. */
    public List<DeadLetter> deadLetters(int limit) {
        Map<OrganizationId, OrganizationName> names = new HashMap<>();
        return letters.list(limit).stream()
                .map(letter -> new DeadLetter(
                        letter.id(),
                        letter.module(),
                        letter.type(),
                        letter.event(),
                        names.computeIfAbsent(letter.organization(), this::name),
                        letter.occurredAt(),
                        letter.failedAt(),
                        letter.attempts(),
                        letter.reason()))
                .toList();
    }

    /** Newest first. */
    public List<FailedJob> failedJobs(int limit) {
        Map<OrganizationId, OrganizationName> names = new HashMap<>();
        return jobs.list(limit).stream()
                .map(job -> new FailedJob(
                        job.id(),
                        job.module(),
                        job.name(),
                        names.computeIfAbsent(job.organization(), this::name),
                        job.failedAt(),
                        job.attempts(),
                        job.reason()))
                .toList();
    }

    private OrganizationName name(OrganizationId id) {
        return new OrganizationName(
                id.value(), organizations.find(id).map(Organization::name).orElse("Unknown"));
    }

    public void retryDeadLetter(String id) {
        letters.retry(id);
        log.info("{} asked for another try of the dead letter {}", CurrentIdentity.require().email(), id);
    }

    public void retryFailedJob(UUID id) {
        jobs.retry(id);
        log.info("{} asked for another try of the failed job {}", CurrentIdentity.require().email(), id);
    }
}
