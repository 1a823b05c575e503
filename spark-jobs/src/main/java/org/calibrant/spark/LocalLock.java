package org.calibrant.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A lock on a local (or mounted) file system: the file says who holds it, and the operating system
 * holds a lock on the file that ends with the process.
 *
 * <p>The operating system drops a process's locks on a file when that process closes <em>any</em>
 * descriptor of it; so the file is read and written through one channel only, and two runs of one
 * JVM are told apart before either opens it.
 */
final class LocalLock implements RunLock {
  private static final Set<Path> HELD_BY_THIS_JVM = new HashSet<>();

  private final Path path;
  private final FileChannel channel;
  private final OsLock held;
  private final Object identity;
  private final Holder self;
  private final Heart heart;

  private LocalLock(Path path, FileChannel channel, OsLock held, Holder self, Duration beat)
      throws IOException {
    this.path = path;
    this.channel = channel;
    this.held = held;
    this.self = self;
    write();
    this.identity = identity(path);
    this.heart = new Heart(beat, this::beat);
  }

  static LocalLock take(Path lock, Duration beat) {
    Path path = lock.toAbsolutePath().normalize();
    synchronized (HELD_BY_THIS_JVM) {
      if (!HELD_BY_THIS_JVM.add(path)) {
        throw RunLock.held(path, "this very process");
      }
    }

    try {
      return opened(path, beat);
    } catch (IOException e) {
      release(path);
      throw new TemporaryFailure(path, e);
    } catch (RuntimeException e) {
      release(path);
      throw e;
    }
  }

  private static LocalLock opened(Path path, Duration beat) throws IOException {
    for (int attempt = 0; attempt < 10; attempt++) {
      Object before = identity(path);
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        OsLock held = OsLock.on(channel);
        Optional<Holder> holder = holder(channel);
        if (held.elsewhere() || holder.filter(other -> blocks(other, path)).isPresent()) {
          throw RunLock.held(path, holder.map(Holder::toString).orElse("another process"));
        }

        Object after = identity(path);
        if (after != null && (before == null || before.equals(after))) {
          return new LocalLock(path, channel, held, Holder.self(), beat);
        }

        // the holder let go, and removed the file, between our opening and locking it
        channel.close();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }

    throw RunLock.held(path, "drivers that come and go");
  }

  /**
   * Whether a holder named in a file that nobody has locked must be believed: the operating
   * system's lock may not reach across hosts.
   */
  private static boolean blocks(Holder holder, Path path) {
    try {
      return holder.onThisHost()
          ? holder.alive()
          : System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis()
              < SILENCE.toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void check() {
    boolean ours;
    try {
      ours = ours();
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    }

    if (!ours) {
      throw RunLock.held(path, "another driver, which took it from this one");
    }
  }

  @Override
  public void close() {
    heart.close();
    try {
      if (ours()) {
        Files.deleteIfExists(path);
      }

      channel.close();
    } catch (IOException e) {
      throw new TemporaryFailure(path, e);
    } finally {
      release(path);
    }
  }

  private boolean ours() throws IOException {
    synchronized (channel) {
      return held.valid()
          && Objects.equals(identity, identity(path))
          && holder(channel).filter(self::equals).isPresent();
    }
  }

  private static void release(Path path) {
    synchronized (HELD_BY_THIS_JVM) {
      HELD_BY_THIS_JVM.remove(path);
    }
  }

  /** Which file a name stands for; {@code null} when it stands for none. */
  private static Object identity(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  private static Optional<Holder> holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    int length = channel.read(bytes, 0);
    return length < 1
        ? Optional.empty()
        : Holder.parse(new String(bytes.array(), 0, length, StandardCharsets.UTF_8).strip());
  }

  /** Rewriting the same bytes moves the file's time, by the clock of its server. */
  private void beat() {
    try {
      write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() throws IOException {
    byte[] text = (Json.text(self) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (channel) {
      channel.write(ByteBuffer.wrap(text), 0);
      channel.truncate(text.length);
    }
  }
}
