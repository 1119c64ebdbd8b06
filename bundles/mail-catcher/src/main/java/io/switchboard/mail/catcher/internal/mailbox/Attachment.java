// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

/**
 * A file in a mail.
 *
 * @param contentId by which the mail's HTML names it, without brackets, or empty
 */
public record Attachment(String name, String type, String contentId, byte[] content) {}
