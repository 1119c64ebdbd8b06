// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.Scope;
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

class AdmissionTest {
    private final Identity ana = identity("agent", "customer.read");
    private final Identity operator = identity("operator", Identity.OPERATE);
    private final ToySignIn signIn = new ToySignIn().token("ana", ana).token("operator", operator);
    private Identity open = signIn.open(ana);
    private final Admission admission = new Admission(signIn, new SessionIdentities(signIn));

    private String method = "GET";
    private boolean hasSession;
    private final Map<String, String> headers = new HashMap<>();

    @Test
    void turnsStrangersAwayExceptWhereAnybodyMayBe() {
        assertRefused(Area.API, 401);
        assertRefused(Area.PAGE, 401);
        assertRefused(Area.OPERATOR_API, 401);
        assertThat(admission.admit(request(), Area.OPEN)).isEmpty();
        assertThat(admission.admit(request(), Area.ANONYMOUS)).isEmpty();
        assertThat(admission.admit(request(), Area.PUSH)).isEmpty();
    }

    @Test
    void takesATokenForTheApiAndForNothingElse() {
        headers.put("Authorization", "Bearer ana");

        assertThat(admission.admit(request(), Area.API)).contains(ana);
        assertRefused(Area.PAGE, 401);
    }

    @Test
    void doesNotFallBackToTheSessionWhenTheTokenIsBad() {
        hasSession = true;
        headers.put("Authorization", "Bearer forged");
        assertRefused(Area.API, 401);

        headers.put("Authorization", "Basic YTpi");
        assertRefused(Area.API, 401);
    }

    @Test
    void anOpenAddressKnowsWhoShowsATokenAndTakesNoBadOne() {
        assertThat(admission.admit(request(), Area.OPEN_API)).isEmpty();
        headers.put("Authorization", "Bearer ana");
        assertThat(admission.admit(request(), Area.OPEN_API)).contains(ana);
        headers.put("Authorization", "Bearer forged");
        assertRefused(Area.OPEN_API, 401);
    }

    @Test
    void takesThePageSessionForReading() {
        hasSession = true;

        assertThat(admission.admit(request(), Area.API)).contains(open);
        assertThat(admission.admit(request(), Area.PAGE)).contains(open);
        assertThat(admission.admit(request(), Area.OPEN)).contains(open);
    }

    @Test
    void takesAChangeWithThePageSessionOnlyFromAPage() {
        hasSession = true;
        for (String change : Set.of("POST", "PUT", "PATCH", "DELETE")) {
            method = change;
            headers.clear();
            assertRefused(Area.API, 403);

            headers.put("X-Switchboard", "page");
            assertThat(admission.admit(request(), Area.API)).contains(open);
        }
    }

    @Test
    void letsOnlyTheOperatorIntoTheConsole() {
        headers.put("Authorization", "Bearer ana");
        assertRefused(Area.OPERATOR_API, 403);

        headers.put("Authorization", "Bearer operator");
        assertThat(admission.admit(request(), Area.OPERATOR_API)).contains(operator);

        hasSession = true;
        assertRefused(Area.OPERATOR_PAGE, 403);
    }

    @Test
    void leadsWhoNeedsASecondFactorToItAndNowhereElse() {
        signIn.token("held", identity("agent", Identity.ENROL));
        headers.put("Authorization", "Bearer held");

        assertThat(admission.admit(request(), Area.ENROLMENT_API)).isPresent();
        assertThatThrownBy(() -> admission.admit(request(), Area.API))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("auth.two_factor_required"));
        assertRefused(Area.OPEN_API, 403);
        assertRefused(Area.OPERATOR_API, 403);

        Identity held = signIn.open(identity("agent", Identity.ENROL));
        headers.clear();
        hasSession = true;
        open = held;
        assertThat(admission.admit(request(), Area.ENROLMENT)).contains(held);
        assertThat(admission.admit(request(), Area.OPEN)).contains(held);
        assertRefused(Area.PAGE, 403);
        assertRefused(Area.PUSH, 403);
        assertThat(new SessionIdentities(signIn).now(held)).isEmpty();
        assertThat(new SessionIdentities(signIn).now(signIn.open(ana))).isPresent();
    }

    private void assertRefused(Area area, int status) {
        assertThatThrownBy(() -> admission.admit(request(), area))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, argument) -> switch (name) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get(argument);
            case "getSession" -> hasSession ? session() : null;
            default -> null;
        });
    }

    private HttpSession session() {
        Map<String, Object> attributes = Map.of("switchboard.sign-in", open.session().toString());
        return proxy(HttpSession.class, (name, argument) -> name.equals("getAttribute") ? attributes.get(argument) : null);
    }

    private interface Call {
        @Nullable Object of(String method, @Nullable Object argument);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) ->
                        call.of(called.getName(), arguments == null ? null : arguments[0])));
    }

    private static Identity identity(String role, String permission) {
        return new Identity(
                new UserId(Ids.next()),
                role + "@example.org",
                role,
                new OrganizationId(Ids.next()),
                "Casa",
                role,
                Map.of(permission, Scope.ALL),
                Set.of(),
                null);
    }
}
