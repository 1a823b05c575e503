package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {

  /** The sum of its inputs times a factor. */
  private record Sum(String name, double factor, List<String> inputs) implements Node {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public void forward(double[][] in, double[] out) {
      out[0] = 0;
      for (double[] each : in) {
        out[0] += factor * each[0];
      }
    }

    @Override
    public void adjoint(double[][] in, double[] bar, double[][] inBars) {
      for (double[] each : inBars) {
        each[0] += factor * bar[0];
      }
    }

    @Override
    public void tangent(double[][] in, double[][] inChanges, double[] outChange) {
      forward(inChanges, outChange);
    }
  }

  @Test
  void nodesComeAfterWhatTheyTakeFrom() {
    Graph graph =
        Graph.of(
            List.of(
                new Sum("end", 1, List.of("left", "right")),
                new Sum("left", 2, List.of("start")),
                new Graph.Given("start", 1),
                new Sum("right", 3, List.of("start", "left"))));
    assertThat(graph.order()).containsExactly("start", "left", "right", "end");
  }

  /** end = 2 x + 3 (x + 2 x) = 11 x. */
  @Test
  void valuesAndDerivativesGoAlongAllWays() {
    Graph graph =
        Graph.of(
            List.of(
                new Graph.Given("start", 1),
                new Sum("left", 2, List.of("start")),
                new Sum("right", 3, List.of("start", "left")),
                new Sum("end", 1, List.of("left", "right"))));
    graph.value("start")[0] = 5;
    graph.forward();
    assertThat(graph.value("end")[0]).isEqualTo(55);
    graph.adjoint("end", new double[] {2});
    assertThat(graph.bar("start")[0]).isEqualTo(22);
    graph.change("start")[0] = 0.5;
    graph.tangent();
    assertThat(graph.change("end")[0]).isEqualTo(5.5);
  }

  @Test
  void aCircleIsRefusedWithItsWay() {
    assertThatThrownBy(
            () ->
                Graph.of(
                    List.of(
                        new Graph.Given("start", 1),
                        new Sum("a", 1, List.of("start", "c")),
                        new Sum("b", 1, List.of("a")),
                        new Sum("c", 1, List.of("b")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nodes take from each other in a circle: a <- c <- b <- a");
  }

  @Test
  void aNodeThatIsMissingOrThereTwiceIsRefused() {
    assertThatThrownBy(() -> Graph.of(List.of(new Sum("a", 1, List.of("b")))))
        .hasMessage("node a takes from b, which is not there; there are [a]");
    assertThatThrownBy(() -> Graph.of(List.of(new Graph.Given("a", 1), new Graph.Given("a", 2))))
        .hasMessage("two nodes are named a");
  }
}
