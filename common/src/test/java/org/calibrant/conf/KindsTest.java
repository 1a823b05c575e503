package org.calibrant.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.calibrant.conf.lab.Lab;
import org.calibrant.conf.lab.PowerLaw;
import org.calibrant.conf.lab.SpectralModel;
import org.calibrant.conf.lab.Sum;
import org.calibrant.core.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {
  @Test
  void aRecordIsDescribedByKeysTypesAndUnits() {
    assertThat(Kinds.describe(PowerLaw.class))
        .containsExactly(
            "PowerLaw (org.calibrant.conf.lab.PowerLaw), plays SpectralModel",
            "  photon-index  double",
            "  norm          double [photon cm-2 s-1 keV-1]");
    assertThat(Kinds.describe(Lab.Grid.class))
        .contains("  from     double [keV]", "  spacing  one of [linear, log-linear]");
  }

  @Test
  void everyKindOfComponentHasAName() {
    assertThat(Kinds.describe(Lab.All.class))
        .contains(
            "  file     file",
            "  files    list of file",
            "  counts   list of int",
            "  text     string",
            "  flag     boolean",
            "  grid     { name = Axis, … }",
            "  model    SpectralModel, kind one of [PowerLaw, Sum]");
    assertThat(Kinds.describe(Lab.Library.class))
        .contains("  energies      Grid with [from, to, steps, spacing]");
  }

  @Test
  void aRoleIsDescribedByTheRecordsBesideIt() {
    assertThat(Kinds.describe(SpectralModel.class))
        .containsExactly(
            "SpectralModel (org.calibrant.conf.lab.SpectralModel), a role; its kinds are",
            "  PowerLaw with [photon-index, norm]",
            "  Sum with [parts]",
            "  and every record of your own that implements it, by its full class name");
    assertThat(Kinds.describe(Lab.Axis.class))
        .contains(
            "  Steps with [from, to, count]",
            "  Values with [values]",
            "  a bare list or number is short for Values");
  }

  @Test
  void aKindIsFoundByItsFullNameOrBelowTheHouse() {
    assertThat(Kinds.find("org.calibrant.conf.lab.Sum")).contains(Sum.class);
    assertThat(Kinds.find("conf.lab.Sum")).contains(Sum.class);
    assertThat(Kinds.find("Engine")).contains(Engine.class);
    assertThat(Kinds.find("conf.lab.None")).isEmpty();
    assertThat(Kinds.find("None")).isEmpty();
  }

  @Test
  void recordsBesideARoleAreFoundInAJarToo(@TempDir Path folder) throws Exception {
    Path jar = jarOfTheLab(folder.resolve("lab.jar"));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, parent)) {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> role = loader.loadClass(SpectralModel.class.getName());
      assertThat(role).isNotEqualTo(SpectralModel.class);
      assertThat(Roles.kinds(role)).containsExactly("PowerLaw", "Sum");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static Path jarOfTheLab(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : new Class<?>[] {SpectralModel.class, PowerLaw.class, Sum.class}) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        type.getClassLoader().getResourceAsStream(entry).transferTo(out);
        out.closeEntry();
      }
    }

    return jar;
  }
}
