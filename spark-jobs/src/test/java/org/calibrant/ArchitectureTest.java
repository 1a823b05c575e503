package org.calibrant;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.annotation.Target;
import org.calibrant.core.Engine;
import org.calibrant.core.Kernel;

/**
 * The walls between the rooms. {@link TrespasserTest} shows that each one stands.
 *
 * <p>A room that is still empty is no mistake, so the rules about single rooms allow it.
 */
@AnalyzeClasses(
    packages = "org.calibrant",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  private static final String[] ENGINES = rooms("xray|calibration|tracks|diffraction|optics");
  private static final String[] ON_SPARK = rooms("spark|export|drift|report|cli");

  /** What arithmetic may lean on: the JDK, and the numerical libraries that the project chose. */
  private static final String[] NUMERICS = {
    "java.io..",
    "java.lang..",
    "java.math..",
    "java.nio..",
    "java.text..",
    "java.time..",
    "java.util",
    "java.util.concurrent..",
    "java.util.function..",
    "java.util.stream..",
    "java.util.zip..",
    "java.util.regex..",
    "jdk.incubator.vector..",
    "org.hipparchus..",
    "breeze.."
  };

  /** Ends the JVM at a named point, as a power cut would, for the tests of what is left then. */
  private static final String PULLS_THE_PLUG = "org.calibrant.spark.Step";

  private static final DescribedPredicate<JavaClass> AN_ANNOTATION_OF_CORE =
      resideInAnyPackage("org.calibrant.core..")
          .and(annotatedWith(Target.class).forSubtype())
          .as("annotations of core");

  @ArchTest
  static final ArchRule only_spark_export_report_and_the_door_know_spark =
      noClasses()
          .that()
          .resideOutsideOfPackages(ON_SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  /** What Spark keeps from release to release; the same sources compile on Spark 3 and 4. */
  @ArchTest
  static final ArchRule spark_is_used_through_its_public_java_interface =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "scala..",
                      "org.apache.spark.deploy..",
                      "org.apache.spark.internal..",
                      "org.apache.spark.sql.catalyst..",
                      "org.apache.spark.sql.execution..",
                      "org.apache.spark.sql.internal..")
                  .or(nameMatching("org\\.apache\\.spark\\..*\\$")));

  /** A chart can be drawn of any numbers, a page made of any words. */
  @ArchTest
  static final ArchRule charts_and_pages_know_no_runs =
      classes()
          .that()
          .resideInAnyPackage("org.calibrant.report.chart..", "org.calibrant.html..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.calibrant.report.chart..", "org.calibrant.html..", "java..", "javax.imageio..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule engines_know_only_core_math_params_fit_data_and_numerics =
      classes()
          .that()
          .resideInAnyPackage(ENGINES)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(ENGINES)
                  .or(resideInAnyPackage(rooms("core|math|params|fit|data")))
                  .or(resideInAnyPackage(NUMERICS)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule engines_do_not_know_each_other =
      slices()
          .matching("org.calibrant.(xray|calibration|tracks|diffraction|optics)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule core_depends_on_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("org.calibrant.core..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.calibrant..")
                  .and(DescribedPredicate.not(resideInAnyPackage("org.calibrant.core.."))));

  @ArchTest
  static final ArchRule math_depends_on_nothing_of_ours_but_annotations =
      noClasses()
          .that()
          .resideInAPackage("org.calibrant.math..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.calibrant..")
                  .and(DescribedPredicate.not(resideInAnyPackage("org.calibrant.math..")))
                  .and(DescribedPredicate.not(AN_ANNOTATION_OF_CORE)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule params_lean_on_math_and_fits_on_params =
      classes()
          .that()
          .resideInAnyPackage(rooms("params|fit"))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(rooms("params|fit|math|core")).or(resideInAnyPackage(NUMERICS)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule engines_and_kernels_are_records =
      classes()
          .that()
          .areAssignableTo(Engine.class)
          .or(assignableTo(Kernel.class))
          .and()
          .areNotInterfaces()
          .should()
          .beRecords();

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("org.calibrant.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_door_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.calibrant.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule only_the_door_exits =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.calibrant.cli..")
          .and()
          .doNotHaveFullyQualifiedName(PULLS_THE_PLUG)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule what_computes_has_no_clock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.calibrant.tracks..",
              "org.calibrant.xray..",
              "org.calibrant.optics..",
              "org.calibrant.diffraction..",
              "org.calibrant.fit..",
              "org.calibrant.math..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule only_the_door_reads_arguments =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.calibrant.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule foreign_files_are_opened_in_the_data_room =
      noClasses()
          .that()
          .resideOutsideOfPackages(rooms("data|export"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nom.tam..", "io.jhdf..", "org.apache.parquet..", "org.apache.avro.file..");

  @ArchTest
  static final ArchRule only_conf_knows_hocon =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.calibrant.conf..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe.config..");

  @ArchTest
  static final ArchRule conf_knows_no_engine =
      noClasses()
          .that()
          .resideInAPackage("org.calibrant.conf..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.calibrant..")
                  .and(DescribedPredicate.not(resideInAnyPackage(rooms("conf|core")))))
          .allowEmptyShould(true);

  private static String[] rooms(String names) {
    String[] rooms = names.split("\\|", -1);
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = "org.calibrant." + rooms[i] + "..";
    }

    return rooms;
  }

  /** The contract tests of {@code common} arrive as a jar of tests. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }
}
