// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.api.web.Access;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.IdempotencyKeys;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.ToyRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An answer that is given again is given to whom the method would answer now. */
class IdempotentPostsTest {
    private final Keys keys = new Keys();
    private final Secrets secrets = new Secrets();
    private final UserId user = new UserId(Ids.next());
    private final OrganizationId organization = new OrganizationId(Ids.next());

    public record Secret(String secret) {}

    @Path("secrets")
    @Access("secret.make")
    @Consumes("application/json")
    @Produces("application/json")
    public static class Secrets {
        private int made;

        @POST
        public Secret make(Secret wish) {
            made++;
            return new Secret("shown once " + made);
        }
    }

    @Test
    void theAnswerIsGivenAgainAndNothingIsCarriedOutTwice() throws Exception {
        assertThat(post(Scope.ALL)).isEqualTo("200 {\"secret\":\"shown once 1\"}");
        assertThat(post(Scope.ALL)).isEqualTo("200 {\"secret\":\"shown once 1\"}");
        assertThat(secrets.made).isEqualTo(1);
    }

    @Test
    void whoMayNotCallItAnyMoreGetsTheRefusalAndNotTheAnswer() throws Exception {
        assertThat(post(Scope.ALL)).startsWith("200 ");

        assertThat(post(null)).startsWith("403 ").contains("access.permission_missing").doesNotContain("shown once");
        assertThat(post(Scope.ALL)).as("given back").isEqualTo("200 {\"secret\":\"shown once 1\"}");
    }

    private String post(@Nullable Scope held) throws Exception {
        Map<String, Scope> scopes = held == null ? Map.of() : Map.of("secret.make", held);
        Identity identity = new Identity(
                user, "ana@example.org", "Ana", organization, "Lumen", "agent", scopes, Set.of(), null);
        ToyRequest asked = ToyRequest.post("/api/toy/secrets", "{\"secret\":\"\"}").header("Idempotency-Key", "once");
        try (Mount mount = Mount.of(application(secrets), "/api/toy", ToyRequest.context());
                Binding bound = CurrentIdentity.bind(identity)) {
            new IdempotentPosts(keys).serve(asked.request(), asked.response(), mount::serve);
        }
        return asked.answer();
    }

    private static Application application(Object resource) {
        return new Application() {
            @Override
            @SuppressWarnings("deprecation") // The way that modules bring their resources.
            public Set<Object> getSingletons() {
                return Set.of(resource);
            }
        };
    }

    /** Keeps answers by their key alone. */
    private static final class Keys implements IdempotencyKeys {
        private final Map<String, Answer> answers = new HashMap<>();

        @Override
        public Claim claim(Identity identity, String key, byte[] fingerprint) {
            Answer kept = answers.get(key);
            return kept != null ? new Replay(kept) : new First() {
                @Override
                public void answered(Answer answer) {
                    answers.put(key, answer);
                }

                @Override
                public void withdrawn() {
                    answers.remove(key);
                }
            };
        }
    }
}
