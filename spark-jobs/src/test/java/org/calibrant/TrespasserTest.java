package org.calibrant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes planted among the tests break every rule of {@link ArchitectureTest} once. */
class TrespasserTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("Trespasser"))
          .importPackages("org.calibrant");

  static Stream<String> rules() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(ArchTest.class))
        .map(Field::getName);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyWallStopsItsTrespasser(String rule) throws ReflectiveOperationException {
    assertThat(broken(rule)).isNotEmpty();
  }

  @Test
  void anAnnotationOfCoreMayBeUsedInMath() throws ReflectiveOperationException {
    assertThat(broken("math_depends_on_nothing_of_ours_but_annotations"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("core.Sweep"));
  }

  private static List<String> broken(String rule) throws ReflectiveOperationException {
    ArchRule wall = (ArchRule) ArchitectureTest.class.getDeclaredField(rule).get(null);
    return wall.evaluate(PLANTED).getFailureReport().getDetails();
  }
}
