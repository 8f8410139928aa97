package org.opencarnet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.OutOfReach;

/**
 * Contents in files named by their SHA-256, below a folder for each record. A file is written and flushed in the staging folder,
 * before the transaction; inside it, it is moved to its name and the folders are flushed. Where the transaction fails after that, the
 * file stays, named by no entry, until the same bytes come again. The file system must be one that moves atomically and flushes
 * folders (any of Linux).
 */
public final class FileContents implements Contents {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int SPREAD = 3;

    private final Path root;
    private final Path staging;

    /** Contents below this folder, which is made where it is missing. */
    public FileContents(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.staging = this.root.resolve("staging");
        try {
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for contents", e);
        }
    }

    @Override
    public Staged stage(InputStream bytes, long limit) throws IOException {
        var file = place();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var intake = Intake.of(bytes, Channels.newOutputStream(channel), limit);
            flush(channel);
            return new StagedFile(intake, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path place() {
        try {
            return Files.createTempFile(staging, "staged", null);
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    private static void flush(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    @Override
    public void keep(RecordId record, Staged staged) {
        var target = file(record, staged.sha256());
        try {
            makeFolders(target.getParent());
            if (!Files.exists(target) || Files.size(target) != staged.size()) {
                ((StagedFile) staged).moveTo(target);
            }
            // Also where the file was there: whoever put it there may not have flushed its folder yet
            flushFolders(target.getParent());
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    @Override
    public Optional<InputStream> open(RecordId record, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.newInputStream(file(record, sha256)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    @Override
    public void forget(RecordId record) {
        var folder = folder(record);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
            flushFolders(folder.getParent());
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    /** Records are spread over folders by the end of their id, which is chance; its beginning is time. */
    private Path folder(RecordId record) {
        var id = record.toString();
        return root.resolve(id.substring(id.length() - SPREAD)).resolve(id);
    }

    private Path file(RecordId record, String sha256) {
        return folder(record).resolve(sha256);
    }

    private void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeFolders(folder.getParent());
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException meanwhile) {
                // another thread was quicker
                return;
            }
        }
    }

    private void flushFolders(Path folder) throws IOException {
        for (var each = folder; each.startsWith(root); each = each.getParent()) {
            try (var channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static final class StagedFile extends StagedBytes {

        private final Path staged;
        private Path file;

        StagedFile(Intake intake, Path file) {
            super(intake);
            this.staged = file;
            this.file = file;
        }

        /** Moves to a name; once moved, to a further name as a copy. */
        void moveTo(Path target) throws IOException {
            if (!file.equals(staged)) {
                Files.copy(file, staged, StandardCopyOption.REPLACE_EXISTING);
                try (var channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            file = target;
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(staged);
            } catch (IOException e) {
                throw new UncheckedIOException("a staged file stays behind", e);
            }
        }
    }
}
