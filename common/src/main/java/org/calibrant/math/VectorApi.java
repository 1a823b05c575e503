package org.calibrant.math;

import java.util.function.Supplier;

/**
 * Chooses between two forms of a kernel that give the same bits: one on the Vector API, several
 * times as fast where the JVM has that module, and one of plain loops for every other JVM.
 *
 * <p>The Vector API is an incubator of the JDK: it is there only if the JVM was started with {@code
 * --add-modules jdk.incubator.vector}, as the launcher does. Its kernels are compiled apart, from
 * {@code src/vector/java}, and reached by name alone, so nothing else needs the module.
 */
public final class VectorApi {
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorApi() {}

  /** Whether this JVM has the module. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /**
   * An instance of the class on the Vector API if this JVM can run it, otherwise of the plain one.
   *
   * @param role what both are
   * @param vector the class on the Vector API, with a public constructor without arguments
   */
  public static <T> T choose(Class<T> role, String vector, Supplier<? extends T> plain) {
    return PRESENT ? instance(role, vector) : plain.get();
  }

  private static <T> T instance(Class<T> role, String name) {
    try {
      return role.cast(
          Class.forName(name, true, VectorApi.class.getClassLoader())
              .getConstructor()
              .newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the kernel " + name + " is not in this build", e);
    }
  }
}
