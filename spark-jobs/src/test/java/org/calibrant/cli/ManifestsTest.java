package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests of {@code submit/k8s} say, and that Kubernetes has words for all of it. */
class ManifestsTest {
  private static final String SPACE = "calibrant";

  @Test
  void aFieldThatKubernetesDoesNotKnowIsRefused() throws IOException {
    String pod = "{kind: Pod, apiVersion: v1, spec: {containers: [{name: a, imagePullPolice: x}]}}";
    assertThatThrownBy(() -> Manifests.strict(Manifests.documents(pod).get(0), Pod.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("imagePullPolice");
  }

  @Test
  void theRoleIsBoundToTheAccountOfTheDrivers() throws IOException {
    Namespace space = Manifests.only("rbac.yaml", Namespace.class);
    ServiceAccount account = Manifests.only("rbac.yaml", ServiceAccount.class);
    Role role = Manifests.only("rbac.yaml", Role.class);
    RoleBinding binding = Manifests.only("rbac.yaml", RoleBinding.class);

    assertThat(space.getMetadata().getName()).isEqualTo(SPACE);
    assertThat(account.getMetadata().getNamespace()).isEqualTo(SPACE);
    assertThat(role.getMetadata().getNamespace()).isEqualTo(SPACE);
    assertThat(binding.getMetadata().getNamespace()).isEqualTo(SPACE);
    assertThat(binding.getRoleRef().getKind()).isEqualTo("Role");
    assertThat(binding.getRoleRef().getName()).isEqualTo(role.getMetadata().getName());
    assertThat(binding.getSubjects()).hasSize(1);
    assertThat(binding.getSubjects().get(0).getName()).isEqualTo(account.getMetadata().getName());
    assertThat(role.getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.getVerbs()).doesNotContain("*");
              assertThat(rule.getResources()).doesNotContain("*", "secrets");
            });
  }

  @Test
  void aRequestNeedsTheVerbThatKubernetesAsksFor() throws IOException {
    String pods = "/api/v1/namespaces/x/pods";
    assertThat(Rights.needed("GET", pods)).containsExactly("/pods list");
    assertThat(Rights.needed("GET", pods + "?labelSelector=a%3Db&watch=true"))
        .containsExactly("/pods watch");
    assertThat(Rights.needed("GET", pods + "/p")).containsExactly("/pods get");
    assertThat(Rights.needed("GET", pods + "/p/log")).containsExactly("/pods/log get");
    assertThat(Rights.needed("DELETE", pods + "?labelSelector=a%3Db"))
        .containsExactly("/pods deletecollection");
    assertThat(Rights.needed("PATCH", pods + "/p?fieldManager=fabric8&force=true"))
        .containsExactly("/pods create", "/pods patch");
    assertThat(Rights.needed("POST", "/apis/batch/v1/namespaces/x/jobs"))
        .containsExactly("batch/jobs create");

    Rights rights = new Rights(Manifests.only("rbac.yaml", Role.class));
    assertThat(rights.missing(List.of("POST " + pods, "GET /api/v1/namespaces/x/secrets/s")))
        .containsExactly("/secrets get");

    Role less = Manifests.only("rbac.yaml", Role.class);
    less.getRules().get(0).getVerbs().remove("watch");
    List<String> watch = List.of("GET " + pods + "?watch=true");
    assertThat(rights.missing(watch)).isEmpty();
    assertThat(new Rights(less).missing(watch)).containsExactly("/pods watch");
  }

  @Test
  void everyNightOneRunAndNoneBesideIt() throws IOException {
    CronJob job = Manifests.only("cronjob.yaml", CronJob.class);
    assertThat(job.getMetadata().getNamespace()).isEqualTo(SPACE);
    assertThat(job.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(job.getSpec().getStartingDeadlineSeconds()).isBetween(60L, 6 * 3600L);
    assertThat(job.getSpec().getSuccessfulJobsHistoryLimit()).isPositive();
    assertThat(job.getSpec().getFailedJobsHistoryLimit()).isPositive();
    assertThat(job.getSpec().getSchedule()).matches("[0-9*,/-]+( [0-9*,/-]+){4}");

    JobSpec once = job.getSpec().getJobTemplate().getSpec();
    assertThat(once.getActiveDeadlineSeconds()).isPositive();
    assertThat(once.getPodFailurePolicy().getRules().get(0).getOnExitCodes().getValues())
        .as("what no other try makes better")
        .containsExactly(
            Exit.CONFIGURATION.code, Exit.INPUT.code, Exit.FAILED_UNITS.code, Exit.LOCKED.code);
    PodSpec pod = once.getTemplate().getSpec();
    assertThat(pod.getRestartPolicy())
        .as("else a pod failure policy is refused")
        .isEqualTo("Never");
    assertThat(pod.getServiceAccountName()).isEqualTo(account());
    restricted(pod);
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver-pod.yaml", "executor-pod.yaml"})
  void podsRunWithoutRightsOnTheirMachine(String file) throws IOException {
    restricted(Manifests.only(file, Pod.class).getSpec());
  }

  @Test
  void aDriverHasTimeAndAPlaceForItsLastWords() throws IOException {
    assertThat(Manifests.only("driver-pod.yaml", Pod.class).getSpec())
        .satisfies(
            pod -> {
              assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(15);
              Container container = pod.getContainers().get(0);
              assertThat(container.getEnv())
                  .anyMatch(
                      variable ->
                          variable.getName().equals("CALIBRANT_TERMINATION_LOG")
                              && variable.getValue().equals(container.getTerminationMessagePath()));
            });
  }

  /** The operator's words are not among those of Kubernetes: they are listed here. */
  @Test
  void theOperatorsExampleSaysTheSameAsTheOthers() throws IOException {
    JsonNode application = Manifests.of("scheduled-application.yaml").get(0);
    JsonNode spec = application.path("spec");
    assertThat(names(application)).containsExactly("apiVersion", "kind", "metadata", "spec");
    assertThat(names(spec))
        .isSubsetOf(
            "concurrencyPolicy",
            "failedRunHistoryLimit",
            "schedule",
            "successfulRunHistoryLimit",
            "suspend",
            "template",
            "timeZone");
    assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(spec.path("successfulRunHistoryLimit").asInt()).isPositive();
    assertThat(spec.path("failedRunHistoryLimit").asInt()).isPositive();
    JsonNode template = spec.path("template");
    assertThat(template.path("mainClass").asText()).isEqualTo(Main.class.getName());
    assertThat(template.path("image").asText())
        .isEqualTo(
            Manifests.only("cronjob.yaml", CronJob.class)
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage());
    assertThat(template.path("driver").path("serviceAccount").asText()).isEqualTo(account());
  }

  private static String account() throws IOException {
    return Manifests.only("rbac.yaml", ServiceAccount.class).getMetadata().getName();
  }

  /** What the standard "restricted" of Kubernetes asks of a pod, and a root that is not written. */
  private static void restricted(PodSpec pod) {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getContainers()).hasSize(1);
    Container container = pod.getContainers().get(0);
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container.getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactlyInAnyOrder("/data", "/tmp");
    assertThat(container.getWorkingDir()).as("a folder that can be written").isEqualTo("/tmp");
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
