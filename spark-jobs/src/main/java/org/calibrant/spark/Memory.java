package org.calibrant.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * The states that a run remembers: {@code memory/state-<n>}, each written once, with its checksum
 * inside. The last two are kept; a damaged one is passed over for the one before.
 */
final class Memory {
  private static final String HEADER = "calibrant-state 1 ";
  private static final int KEPT = 2;

  private final RunFiles files;
  private final Path folder;

  Memory(RunFiles files, Path run) {
    this.files = files;
    this.folder = new Path(run, "memory");
  }

  /**
   * @throws IllegalArgumentException when the state holds something that could not be read back
   */
  void keep(Remembered remembered) {
    byte[] bytes = StateCodec.bytes(remembered);
    readable(bytes, remembered.state().getClass());
    List<String> names = names();
    int number = names.isEmpty() ? 0 : number(names.get(names.size() - 1)) + 1;
    Path path = new Path(folder, "state-%08d".formatted(number));
    Step.at("before-" + path.getName());
    files.replace(path, sealed(bytes));
    if (unsealed(files.read(path).orElse(new byte[0])).isEmpty()) {
      throw new TemporaryFailure(path.toString(), "does not read as it was written", null);
    }

    for (int i = 0; i <= names.size() - KEPT; i++) {
      files.remove(new Path(folder, names.get(i)));
    }

    Step.at("after-" + path.getName());
  }

  /**
   * The last state that is whole.
   *
   * @param damaged told of those that are not
   */
  Optional<Remembered> last(Class<?> type, Consumer<String> damaged) {
    List<String> names = names();
    for (int i = names.size() - 1; i >= 0; i--) {
      Path path = new Path(folder, names.get(i));
      Optional<byte[]> bytes = files.read(path).flatMap(Memory::unsealed);
      if (bytes.isPresent()) {
        return Optional.of(readable(bytes.get(), type));
      }

      damaged.accept(path.toString());
    }

    return Optional.empty();
  }

  private static Remembered readable(byte[] bytes, Class<?> type) {
    try {
      return StateCodec.state(bytes, type);
    } catch (InvalidClassException e) {
      throw new IllegalArgumentException(
          "a remembered state may hold classes of org.calibrant, of %s and JDK values: %s"
              .formatted(type.getPackageName(), Causes.line(e)),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the state cannot be read back: " + Causes.line(e), e);
    }
  }

  private List<String> names() {
    return files.names(folder).stream().filter(name -> name.matches("state-[0-9]{8,}")).toList();
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring("state-".length()));
  }

  private static byte[] sealed(byte[] payload) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    String header = HEADER + payload.length + " " + Sha256.hex(payload) + "\n";
    sealed.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    sealed.writeBytes(payload);
    return sealed.toByteArray();
  }

  /** The payload; empty when it is not what was written. */
  private static Optional<byte[]> unsealed(byte[] file) {
    int end = 0;
    while (end < file.length && file[end] != '\n') {
      end++;
    }

    byte[] payload = Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length);
    String header = HEADER + payload.length + " " + Sha256.hex(payload);
    String found = new String(file, 0, end, StandardCharsets.US_ASCII);
    return found.equals(header) ? Optional.of(payload) : Optional.empty();
  }
}
