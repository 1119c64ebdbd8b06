// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mails as files that any mail program opens; they outlive the module. */
final class FolderStorage implements MailStorage {

    private static final Pattern NAME = Pattern.compile("\\d{1,18}\\.eml");

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Long> numbers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
                    .toList();
        }
    }

    @Override
    public byte[] read(long number) throws IOException {
        return Files.readAllBytes(file(number));
    }

    @Override
    public void write(long number, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(number + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file(number), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(long number) throws IOException {
        Files.deleteIfExists(file(number));
    }

    private Path file(long number) {
        return folder.resolve(number + ".eml");
    }
}
