// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.UserId;
import io.switchboard.foundation.Binding;
import io.switchboard.foundation.CurrentIdentity;
import io.switchboard.foundation.Identity;
import io.switchboard.portal.internal.ToyRequest;
import io.switchboard.portal.internal.text.ReaderLocale;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What an open page's script is told. */
class RefusalPageTest {
    private static final Refusal TAKEN = new Refusal(422, "teams.name_taken", "Another team has this name; choose another one.");

    @Test
    void theScriptOfAPageIsToldInTheReadersLanguage() throws IOException {
        assertThat(partial(TAKEN, reader -> new Locale("es"))).contains("<![CDATA[Otro equipo tiene este nombre; elige uno distinto.]]>");
        assertThat(partial(TAKEN, reader -> Locale.ENGLISH)).contains("<![CDATA[" + TAKEN.getMessage() + "]]>");
        assertThat(partial(new Refusal(500, "server.error", "It failed."), reader -> new Locale("pt")))
                .contains("informe o número da solicitação. Solicitação ")
                .doesNotContain("It failed", " Request ");
    }

    @Test
    void whereTheLanguageCannotBeKnownItIsEnglish() throws IOException {
        assertThat(partial(TAKEN, reader -> {
                    throw new IllegalStateException("The database is away");
                }))
                .contains(TAKEN.getMessage());
    }

    private static String partial(Refusal refusal, Function<Identity, Locale> locales) throws IOException {
        ToyRequest asked = ToyRequest.post("/settings/teams", "").header("Faces-Request", "partial/ajax");
        Identity identity = new Identity(
                new UserId(Ids.next()), "ana@example.org", "Ana", null, "", "agent", Map.of(), Set.of(), null);
        try (Binding bound = CurrentIdentity.bind(identity)) {
            RefusalPage.show(in(context(new ReaderLocale(locales)), asked.request()), asked.response(), Problem.of(refusal));
        }
        return asked.answer();
    }

    private static HttpServletRequest in(ServletContext context, HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletContext getServletContext() {
                return context;
            }
        };
    }

    private static ServletContext context(ReaderLocale part) {
        return (ServletContext) Proxy.newProxyInstance(
                RefusalPageTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (self, method, arguments) -> method.getName().equals("getAttribute") ? part : null);
    }
}
