// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.ToySignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionIdentitiesTest {
    private final Identity ana = identity("Ana");
    private final Identity bruno = identity("Bruno");
    private final ToySignIn signIn = new ToySignIn();
    private final SessionIdentities identities = new SessionIdentities(signIn);
    private final Map<String, Object> attributes = new HashMap<>();
    private boolean isNew = true;
    private boolean isInvalidated;
    private int changedIds;

    @Test
    void keepsOneTextAndKnowsThePersonByIt() {
        Identity opened = identities.enter(request(), ana);

        assertThat(attributes.values()).containsExactly(opened.session().toString());
        assertThat(identities.of(request())).contains(opened);
    }

    @Test
    void entersUnderANewSessionIdAndEndsTheSignInBefore() {
        Identity first = identities.enter(request(), ana);
        isNew = false;

        Identity second = identities.enter(request(), bruno);

        assertThat(changedIds).isEqualTo(1);
        assertThat(signIn.isOpen(first.session())).isFalse();
        assertThat(signIn.isOpen(second.session())).isTrue();
        assertThat(identities.of(request())).contains(second);
    }

    @Test
    void leavesForGood() {
        Identity opened = identities.enter(request(), ana);

        identities.leave(request());

        assertThat(isInvalidated).isTrue();
        assertThat(signIn.isOpen(opened.session())).isFalse();
        assertThat(identities.now(opened)).isEmpty();
    }

    @Test
    void knowsNobodyThroughASignInThatWasEndedElsewhere() {
        Identity opened = identities.enter(request(), ana);
        assertThat(identities.now(opened)).isPresent();

        signIn.end(opened.session());

        assertThat(identities.of(request())).isEmpty();
        assertThat(identities.now(opened)).isEmpty();
    }

    @Test
    void knowsNobodyWithoutASignIn() {
        assertThat(identities.of(request())).isEmpty();
        assertThat(identities.now(ana)).isEmpty();
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getSession" -> session();
            case "changeSessionId" -> "id" + ++changedIds;
            default -> null;
        });
    }

    private HttpSession session() {
        return proxy(HttpSession.class, (method, arguments) -> switch (method) {
            case "isNew" -> isNew;
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "invalidate" -> isInvalidated = true;
            default -> null;
        });
    }

    private interface Call {
        @Nullable Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) ->
                        called.getReturnType() == void.class
                                ? nothing(call.of(called.getName(), arguments))
                                : call.of(called.getName(), arguments)));
    }

    private static @Nullable Object nothing(@Nullable Object ignored) {
        return null;
    }

    private static Identity identity(String name) {
        return new Identity(
                new UserId(Ids.next()),
                name + "@example.org",
                name,
                new OrganizationId(Ids.next()),
                "Casa",
                "agent",
                Map.of(),
                Set.of(),
                null);
    }
}
