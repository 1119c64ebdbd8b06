// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.internal.faces;

import io.switchboard.conversations.internal.application.SendMessage;
import java.util.UUID;

/** What is being written in a composer. */
public final class Draft {
    private static final String NOTE = "note";

    private String kind = "text";
    private String text = "";
    private String token = "";
    private String replyTo = "";

    /** {@code text} or {@code note}. */
    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = NOTE.equals(kind) ? NOTE : "text";
    }

    public boolean isNote() {
        return kind.equals(NOTE);
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = orEmpty(text);
    }

    /** Made by the browser for each message, so that a message sent twice is one. */
    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = orEmpty(token);
    }

    public String getReplyTo() {
        return replyTo;
    }

    public void setReplyTo(String replyTo) {
        this.replyTo = orEmpty(replyTo);
    }

    void send(UUID conversation, SendMessage sending) {
        if (isNote()) {
            sending.note(conversation, text, token);
        } else {
            sending.text(conversation, text, Ids.read(replyTo), token);
        }
        clear();
    }

    void clear() {
        text = "";
        token = "";
        replyTo = "";
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
