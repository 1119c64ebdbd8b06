// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a browser keeps while it is away at a provider, so that only it can come back. */
public final class BrowserCookie {
    private static final String NAME = "SWITCHBOARD_SIGN_ON";
    private static final int SECONDS = 15 * 60;

    private BrowserCookie() {}

    static void keep(HttpServletRequest request, HttpServletResponse response, String secret) {
        write(request, response, secret, SECONDS);
    }

    public static void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", 0);
    }

    /** Empty when there is none. */
    public static String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setHttpOnly(true);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(request.getServletContext().getSessionCookieConfig().isSecure());
        // The provider sends the browser back from another site.
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
