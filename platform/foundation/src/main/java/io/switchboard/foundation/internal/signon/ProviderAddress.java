// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the server calls when an admin has typed them: by https, and nothing inside the network that it
 * stands in, unless the installation says that providers stand there.
 *
 * @param isPrivateAllowed for a provider of the house, and for development
 */
record ProviderAddress(boolean isPrivateAllowed) {
    private static final int LONGEST = 500;
    /** fc00::/7 */
    private static final int UNIQUE_LOCAL = 0xfc;
    /** 100.64.0.0/10 */
    private static final int SHARED = 100;

    /** @throws ProviderFault when it is not to be called */
    void check(@Nullable URI address) throws ProviderFault {
        checkForm(address);
        if (!isPrivateAllowed && isInside(address)) {
            throw new ProviderFault("private", "This address is inside the server's own network, which is not allowed here.");
        }
    }

    /** As far as can be said without asking the network. */
    void checkForm(@Nullable URI address) throws ProviderFault {
        if (address == null || address.getHost() == null || address.toString().length() > LONGEST
                || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new ProviderFault("address", "This is not the address of a provider; copy it from there.");
        }
        boolean isPlain = "http".equals(address.getScheme());
        if (!"https".equals(address.getScheme()) && !(isPlain && isPrivateAllowed)) {
            throw new ProviderFault("https", "The provider's address must begin with https://.");
        }
    }

    /** One address of a name inside is enough: nobody knows which one is taken. */
    private static boolean isInside(URI address) throws ProviderFault {
        try {
            for (InetAddress found : InetAddress.getAllByName(address.getHost())) {
                if (isInside(found)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            throw new ProviderFault("unknown", "There is no server with this name.");
        }
    }

    static boolean isInside(InetAddress found) {
        byte[] bytes = found.getAddress();
        boolean isShort = bytes.length == 4;
        boolean isShared = isShort && (bytes[0] & 0xff) == SHARED && (bytes[1] & 0xc0) == 64;
        boolean isReserved = isShort && ((bytes[0] & 0xff) == 0 || (bytes[0] & 0xff) >= 240);
        boolean isUniqueLocal = !isShort && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        boolean isForTests = isShort
                && ((bytes[0] & 0xff) == 192 && bytes[1] == 0 && bytes[2] == 0 || (bytes[0] & 0xff) == 198 && (bytes[1] & 0xfe) == 18);
        return found.isAnyLocalAddress()
                || found.isLoopbackAddress()
                || found.isLinkLocalAddress()
                || found.isSiteLocalAddress()
                || found.isMulticastAddress()
                || isShared
                || isReserved
                || isUniqueLocal
                || isForTests
                || !isShort && carriesAnother(bytes);
    }

    /** 64:ff9b::/96 and 2002::/16 lead to addresses of the old kind, which may be inside. */
    private static boolean carriesAnother(byte[] bytes) {
        boolean isTranslated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean isTunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        return isTranslated || isTunnelled;
    }
}
