package org.calibrant.cli;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which requests to the API of Kubernetes a role allows. */
record Rights(Role role) {
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api/v1|apis/([^/]+)/[^/]+)/namespaces/([^/?]+)/([^/?]+)(?:/([^/?]+))?(?:/([^/?]+))?"
              + "(?:\\?(.*))?");

  /**
   * What is needed for a request, as {@code group/resource verb}. A server-side apply needs the right
   * to create what is not there.
   */
  static Set<String> needed(String method, String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Set.of("outside of namespaces: " + method + " " + path);
    }

    String group = parts.group(1) == null ? "" : parts.group(1);
    String resource = parts.group(3) + (parts.group(5) == null ? "" : "/" + parts.group(5));
    boolean one = parts.group(4) != null;
    boolean watch = parts.group(6) != null && parts.group(6).contains("watch=true");
    List<String> verbs =
        switch (method) {
          case "GET" -> List.of(watch ? "watch" : one ? "get" : "list");
          case "POST" -> List.of("create");
          case "PUT" -> List.of("update");
          case "PATCH" ->
              path.contains("fieldManager=") ? List.of("patch", "create") : List.of("patch");
          case "DELETE" -> List.of(one ? "delete" : "deletecollection");
          default -> List.of(method);
        };
    Set<String> needed = new TreeSet<>();
    verbs.forEach(verb -> needed.add(group + "/" + resource + " " + verb));
    return needed;
  }

  /** What is needed for these requests, one per line, and not allowed. */
  Set<String> missing(List<String> requests) {
    Set<String> missing = new TreeSet<>();
    for (String request : requests) {
      String[] words = request.split(" ", 2);
      missing.addAll(needed(words[0], words[1]));
    }

    missing.removeIf(this::allow);
    return missing;
  }

  private boolean allow(String need) {
    return role.getRules().stream().anyMatch(rule -> allows(rule, need));
  }

  private static boolean allows(PolicyRule rule, String need) {
    return rule.getApiGroups().stream()
        .flatMap(group -> rule.getResources().stream().map(resource -> group + "/" + resource))
        .flatMap(what -> rule.getVerbs().stream().map(verb -> what + " " + verb))
        .anyMatch(need::equals);
  }
}
