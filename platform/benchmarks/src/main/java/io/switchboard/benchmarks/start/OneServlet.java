// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.start;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** All that the bare server serves. */
@WebServlet("/answer")
public final class OneServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setContentLength(0);
    }
}
