package org.calibrant.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A lock on HDFS or an object store: {@code lock} is created exclusively and says who holds it, a
 * second file named after the holder is renewed as a sign of life. Ages are differences between
 * times that the file system gave, so that clocks of hosts need not agree.
 *
 * <p>A dead holder's lock is renamed away before a new one is created: of two drivers that want it,
 * one succeeds. Where creation is not exclusive (some object stores), the token tells.
 */
final class RemoteLock implements RunLock {
  private final RunFiles files;
  private final Path lock;
  private final Holder self;
  private final Heart heart;

  private RemoteLock(RunFiles files, Path lock, Holder self, Duration beat) {
    this.files = files;
    this.lock = lock;
    this.self = self;
    beat();
    this.heart = new Heart(beat, this::beat);
  }

  static RemoteLock take(RunFiles files, Path lock, Duration beat) {
    Holder self = Holder.self();
    try {
      if (!create(files, lock, self)) {
        takeOver(files, lock, self);
        if (!create(files, lock, self)) {
          throw RunLock.held(lock, name(files, lock));
        }
      }
    } catch (IOException e) {
      throw new TemporaryFailure(lock, e);
    }

    RemoteLock taken = new RemoteLock(files, lock, self, beat);
    try {
      taken.check();
      return taken;
    } catch (RuntimeException e) {
      taken.heart.close();
      throw e;
    }
  }

  private static boolean create(RunFiles files, Path lock, Holder self) throws IOException {
    try {
      byte[] mine = Json.text(self).getBytes(StandardCharsets.UTF_8);
      SmallFile.fill(files.system().create(lock, false), mine);
      return true;
    } catch (FileAlreadyExistsException held) {
      return false;
    } catch (IOException e) {
      if (files.exists(lock)) { // said in another way, as a remote or wrapped exception
        return false;
      }

      throw e;
    }
  }

  private static void takeOver(RunFiles files, Path lock, Holder self) throws IOException {
    Optional<Holder> holder = files.readText(lock).flatMap(Holder::parse);
    boolean here = holder.map(Holder::onThisHost).orElse(false);
    boolean dead = here ? !holder.get().alive() : silent(files, lock, holder, self);
    String grave = "lock-" + holder.map(Holder::token).orElse("unreadable") + ".dead";
    Path aside = new Path(lock.getParent(), grave);
    if (!dead || !files.system().rename(lock, aside)) {
      throw RunLock.held(lock, name(files, lock));
    }

    if (!files.readText(aside).flatMap(Holder::parse).equals(holder)) {
      files.system().rename(aside, lock); // not the lock we read: somebody was quicker
      throw RunLock.held(lock, name(files, lock));
    }

    holder.ifPresent(old -> files.remove(life(lock, old)));
  }

  private static boolean silent(RunFiles files, Path lock, Optional<Holder> holder, Holder self)
      throws IOException {
    Path probe = new Path(lock.getParent(), "lock-" + self.token() + ".probe");
    files.system().create(probe, true).close();
    long now = time(files, probe, 0);
    files.remove(probe);
    long last =
        Math.max(
            time(files, lock, now),
            time(files, holder.map(old -> life(lock, old)).orElse(lock), 0));
    return now - last > SILENCE.toMillis();
  }

  private static long time(RunFiles files, Path path, long absent) {
    return files.status(path).map(FileStatus::getModificationTime).orElse(absent);
  }

  @Override
  public void check() {
    if (!ours()) {
      throw RunLock.held(lock, "another driver, which took it from this one");
    }
  }

  @Override
  public void close() {
    heart.close();
    files.remove(life(lock, self));
    if (ours()) {
      for (String name : files.names(lock.getParent())) {
        if (name.startsWith("lock-") && name.endsWith(".dead")) {
          files.remove(new Path(lock.getParent(), name));
        }
      }

      files.remove(lock);
    }
  }

  private boolean ours() {
    return files.readText(lock).flatMap(Holder::parse).filter(self::equals).isPresent();
  }

  private void beat() {
    try {
      files.system().create(life(lock, self), true).close();
    } catch (IOException e) {
      throw new TemporaryFailure(lock, e);
    }
  }

  private static Path life(Path lock, Holder holder) {
    return new Path(lock.getParent(), "lock-" + holder.token());
  }

  private static String name(RunFiles files, Path lock) {
    return files
        .readText(lock)
        .flatMap(Holder::parse)
        .map(Holder::toString)
        .orElse("another driver");
  }
}
