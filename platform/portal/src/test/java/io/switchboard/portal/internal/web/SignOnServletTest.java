// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SingleSignOn;
import io.switchboard.foundation.SingleSignOn.Arrival;
import io.switchboard.foundation.SingleSignOn.Departure;
import io.switchboard.portal.internal.ToySignIn;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOnServletTest {
    private final Identity ana = new Identity(
            new UserId(Ids.next()), "ana@example.org", "Ana", new OrganizationId(Ids.next()), "Casa", "agent", Map.of(), Set.of(), null);
    private final Map<String, String> parameters = new HashMap<>();
    private final List<String> redirects = new ArrayList<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private String origin = "https://here.example";
    private String wanted = "";

    @ParameterizedTest
    @CsvSource({
        "/settings/account, /settings/account",
        "'', /home",
        "//evil.example/, /home",
        "https://evil.example/, /home",
        "/\\evil.example, /home",
        "javascript:alert(1), /home"
    })
    void whoComesBackGoesOnToAPageOfThisSite(String next, String address) throws IOException {
        wanted = next;
        servlet().doGet(request("/signin/sso/casa/callback"), response());
        assertThat(redirects).containsExactly(address);
        assertThat(cookies).extracting(Cookie::getMaxAge).containsExactly(0);
    }

    @Test
    void whatIsKeptForTheWayBackIsAPageOfThisSite() throws IOException {
        parameters.put("next", "//evil.example/");
        servlet().doGet(request("/signin/sso/casa"), response());
        assertThat(wanted).isEmpty();
        assertThat(redirects).containsExactly("https://provider.example/authorize");
        assertThat(cookies).singleElement().satisfies(cookie -> {
            assertThat(cookie.getValue()).isEqualTo("browser");
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        });
    }

    @Test
    void nobodyWhoIsSignedInBecomesSomebodyElseByALink() throws IOException {
        try (Binding bound = CurrentIdentity.bind(ana)) {
            servlet().doGet(request("/signin/sso/casa"), response());
            servlet().doGet(request("/signin/sso/casa/callback"), response());
            servlet().doPost(request("/signin/sso"), response());
        }
        assertThat(redirects).containsExactly("/", "/", "/");
        assertThat(cookies).isEmpty();
    }

    @Test
    void anotherSiteBeginsNoSignInHere() {
        origin = "https://evil.example";
        assertThatThrownBy(() -> servlet().doPost(request("/signin/sso"), response()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("access.foreign_origin"));
        assertThat(redirects).isEmpty();
    }

    @Test
    void whatLeadsNowhereGetsOneAnswer() throws IOException {
        for (String path : List.of("/signin/sso/unknown", "/signin/sso", "/signin/sso/casa/elsewhere", "/signin/sso/casa/callback/more")) {
            servlet().doGet(request(path), response());
        }
        parameters.put("f:email", "nobody@example.org");
        servlet().doPost(request("/signin/sso"), response());
        assertThat(redirects).hasSize(5).containsOnly("/signin?note=no-single-sign-on");
    }

    private SignOnServlet servlet() {
        SingleSignOn signOn = proxy(SingleSignOn.class, (method, arguments) -> switch (method) {
            case "leaveTo" -> leave((String) arguments[0], (String) arguments[1]);
            case "leave" -> Optional.empty();
            case "arrive" -> new Arrival(ana, "", wanted);
            default -> throw new AssertionError(method);
        });
        return new SignOnServlet(
                signOn, new SessionIdentities(new ToySignIn()), new OriginCheck(URI.create("https://here.example")), who -> Optional.of("/home"));
    }

    private Optional<Departure> leave(String organization, String next) {
        wanted = next;
        return organization.equals("casa")
                ? Optional.of(new Departure(URI.create("https://provider.example/authorize"), "browser"))
                : Optional.empty();
    }

    private HttpServletRequest request(String path) {
        SessionCookieConfig config = proxy(SessionCookieConfig.class, (method, arguments) -> true);
        ServletContext context = proxy(ServletContext.class, (method, arguments) -> config);
        HttpSession session = proxy(HttpSession.class, (method, arguments) -> method.equals("isNew") ? true : null);
        return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> RequestPath.parse(path).orElseThrow();
            case "getContextPath" -> "";
            case "getHeader" -> arguments[0].equals("Origin") ? origin : null;
            case "getParameter" -> parameters.get((String) arguments[0]);
            case "getParameterMap" -> Map.of("state", new String[] {"s"});
            case "getServletContext" -> context;
            case "getSession" -> session;
            default -> null;
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, arguments) -> {
            if (method.equals("sendRedirect")) {
                redirects.add((String) arguments[0]);
            } else if (method.equals("addCookie")) {
                cookies.add((Cookie) arguments[0]);
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> call.apply(called.getName(), arguments)));
    }
}
