// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads Arquillian's requests to its servlet, past the gate: they come without an identity. */
@WebFilter("/" + TestEntry.SERVLET)
public class TestEntry extends HttpFilter {
    static final String SERVLET = "ArquillianServletRunnerEE9";
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestDispatcher tests = request.getServletContext().getNamedDispatcher(SERVLET);
        tests.forward(request, response);
    }
}
