package org.calibrant.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onload='alert(1)",
        "</td></table><b>",
        "&lt;b&gt;",
        "javascript:alert(1)"
      })
  void aHostileTextStaysAText(String hostile) {
    String page = page(hostile);
    assertThat(count(page, '<')).isEqualTo(count(page("harmless"), '<'));
    assertThat(count(page, '"')).isEqualTo(count(page("harmless"), '"'));
    assertThat(page).contains(Html.text(hostile));
  }

  private static String page(String text) {
    return new Html(text)
        .element("p", text, text)
        .table("", List.of(text), List.of(List.of(text)))
        .list(List.of(text), "")
        .page();
  }

  private static long count(String page, char letter) {
    return page.chars().filter(each -> each == letter).count();
  }

  /** XML 1.0 has no control characters, and SVG is XML. */
  @Test
  void whatXmlCannotHoldIsReplaced() {
    assertThat(Html.text("a\u0000b\u001b[1m\ud800c\u00e4\ud83d\ude80"))
        .isEqualTo("a\ufffdb\ufffd[1m\ufffdc\u00e4\ud83d\ude80");
  }

  @Test
  void aPageForbidsItselfTheNetwork() {
    assertThat(new Html("t").page())
        .contains("default-src 'none'")
        .doesNotContain("http://", "https://", "src=", "@import", "url(");
  }
}
