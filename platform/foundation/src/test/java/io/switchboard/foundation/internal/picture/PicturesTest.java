// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.problem.InvalidInput;
import io.switchboard.api.problem.PermissionMissing;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.Pictures;
import io.switchboard.foundation.Pictures.Picture;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FoundationTest
class PicturesTest {
    private static final String HIDDEN = "GPS 38.7223 -9.1393";

    private final RunningFoundation running;
    private final Pictures pictures;
    private Identity ada;

    PicturesTest(RunningFoundation running) {
        this.running = running;
        this.pictures = running.foundation().pictures();
    }

    @BeforeEach
    void anOrganization() {
        ada = running.register("Pictures");
    }

    @Test
    void aLogoIsMadeAnewSmallAndWithoutWhatWasHiddenInIt() throws IOException {
        byte[] upload = withText(encoded("png", 1200, 600));
        assertThat(new String(upload, StandardCharsets.ISO_8859_1)).contains(HIDDEN);
        pictures.setLogo(ada, new ByteArrayInputStream(upload));

        Picture logo = pictures.logo(ada.caller().organization()).orElseThrow();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(shown.getWidth()).isEqualTo(400);
        assertThat(shown.getHeight()).isEqualTo(200);
        assertThat(new Color(shown.getRGB(10, 10))).isEqualTo(Color.RED);
        assertThat(new String(logo.png(), StandardCharsets.ISO_8859_1)).doesNotContain(HIDDEN).contains("PNG");
        pictures.removeLogo(ada);
        assertThat(pictures.logo(ada.caller().organization())).isEmpty();
    }

    @Test
    void anAvatarIsTheMiddleAndNeverMadeLarger() throws IOException {
        pictures.setAvatar(ada, new ByteArrayInputStream(encoded("jpg", 300, 100)));
        BufferedImage shown = ImageIO.read(
                new ByteArrayInputStream(pictures.avatar(ada, ada.user()).orElseThrow().png()));
        assertThat(shown.getWidth()).isEqualTo(100);
        assertThat(shown.getHeight()).isEqualTo(100);
        assertThat(pictures.avatars(ada)).containsOnlyKeys(ada.user());
    }

    @Test
    void anAvatarIsKnownInTheOwnOrganizationOnly() throws IOException {
        pictures.setAvatar(ada, new ByteArrayInputStream(encoded("png", 64, 64)));
        Identity colleague = running.join(ada, "Bo", "viewer");
        Identity stranger = running.register("Elsewhere");

        assertThat(pictures.avatar(colleague, ada.user())).isPresent();
        assertThat(pictures.avatar(stranger, ada.user())).isEmpty();
        assertThat(pictures.avatars(stranger)).isEmpty();
    }

    @Test
    void manyPixelsInFewBytesAreRefusedBeforeTheyAreUnpacked() throws IOException {
        byte[] bomb = blankPng(50_000, 50_000);
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb)).isEqualTo("picture.too_many_pixels");
    }

    @Test
    void whoeverIsInvitedSeesTheLogo() throws IOException {
        pictures.setLogo(ada, new ByteArrayInputStream(encoded("png", 40, 40)));
        String token = running.invitationToken(running.invite(ada, "agent"));
        assertThat(pictures.logoOfInvitation(token)).isPresent();
        assertThat(pictures.logoOfInvitation(token + "x")).isEmpty();
        running.foundation().invitations().acceptAsNew(token, "Bo", RunningFoundation.PASSWORD);
        assertThat(pictures.logoOfInvitation(token)).as("accepted").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "<html><script>alert(1)</script></html>",
        "MZ\u0000\u0000 a program", "GIF89a", "just words",
    })
    void whatIsNoPictureIsRefused(String content) throws IOException {
        assertThat(refusal(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("picture.not_readable");
    }

    @Test
    void whatIsBrokenEmptyOrTooLargeIsRefused() throws IOException {
        byte[] whole = encoded("png", 300, 300);
        assertThat(refusal(Arrays.copyOf(whole, 60))).isEqualTo("picture.not_readable");
        assertThat(refusal(new byte[0])).isEqualTo("picture.missing");
        assertThat(refusal(new byte[5 * 1024 * 1024 + 1])).isEqualTo("picture.too_large");
        assertThat(pictures.logo(ada.caller().organization())).isEmpty();
    }

    @Test
    void theLogoIsForWhoeverKeepsTheBrand() throws IOException {
        Identity manager = running.join(ada, "Mo", "manager");
        ByteArrayInputStream upload = new ByteArrayInputStream(encoded("png", 10, 10));
        assertThatThrownBy(() -> pictures.setLogo(manager, upload)).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> pictures.removeLogo(manager)).isInstanceOf(PermissionMissing.class);
    }

    private String refusal(byte[] upload) throws IOException {
        try {
            pictures.setLogo(ada, new ByteArrayInputStream(upload));
        } catch (InvalidInput refused) {
            assertThat(refused.errors().get(0).field()).isEqualTo("logo");
            return refused.errors().get(0).code();
        }
        throw new AssertionError("It was taken");
    }

    private static byte[] encoded(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** The picture with a place in its metadata, right behind the head. */
    private static byte[] withText(byte[] png) throws IOException {
        int head = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, head);
        chunk(out, "tEXt", ("Comment\0" + HIDDEN).getBytes(StandardCharsets.ISO_8859_1));
        out.write(png, head, png.length - head);
        return out.toByteArray();
    }

    private static byte[] blankPng(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0}).array());
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows)) {
            deflated.write(new byte[width * 200]);
        }
        chunk(out, "IDAT", rows.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) check.getValue());
    }
}
