package org.calibrant.report.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.calibrant.html.Html;

/** Writes SVG: no identifiers, no dates, two decimals, so that the same chart has the same bytes. */
public final class SvgCanvas implements Canvas {
  private final StringBuilder svg = new StringBuilder();

  private SvgCanvas() {}

  /**
   * A chart as an {@code svg} element, readable by itself.
   *
   * @param label what a screen reader says
   */
  public static String svg(Chart chart, String label) {
    SvgCanvas canvas = new SvgCanvas();
    chart.draw(canvas);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" style=\"--own-width:%spx\" font-family=\"sans-serif\" font-size=\"%s\" fill=\"#222\">"
            .formatted(
                Html.text(label),
                Decimal.of(chart.width()),
                Decimal.of(chart.height()),
                Decimal.of(chart.width()),
                Decimal.of(chart.height()),
                Decimal.of(chart.width()),
                Decimal.of(Lettering.SIZE))
        + canvas.svg
        + "</svg>\n";
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Pen pen) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, pen);
  }

  @Override
  public void path(double[] x, double[] y, Pen pen) {
    String points = points(x, y);
    if (!points.isEmpty()) {
      svg.append("<path fill=\"none\" stroke-linejoin=\"round\" d=\"").append(points).append('"');
      stroke(pen.colour(), pen.width(), pen.opacity());
      svg.append(pen.dashed() ? " stroke-dasharray=\"5 3\"/>" : "/>");
    }
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    String points = points(x, y);
    if (!points.isEmpty()) {
      svg.append("<path d=\"").append(points).append("Z\" fill=\"").append(hex(colour)).append('"');
      opacity("fill-opacity", opacity);
      svg.append("/>");
    }
  }

  @Override
  public void dots(double[] x, double[] y, double radius, int colour, double opacity) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        points
            .append('M')
            .append(Decimal.of(x[i]))
            .append(' ')
            .append(Decimal.of(y[i]))
            .append("h0");
      }
    }

    if (!points.isEmpty()) {
      svg.append("<path stroke-linecap=\"round\" d=\"").append(points).append('"');
      stroke(colour, 2 * radius, opacity);
      svg.append("/>");
    }
  }

  @Override
  public void image(double x, double y, double width, double height, int columns, int[] colours) {
    int rows = colours.length / columns;
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, columns, rows, colours, 0, columns);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    svg.append("<image preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" x=\"")
        .append(Decimal.of(x))
        .append("\" y=\"")
        .append(Decimal.of(y))
        .append("\" width=\"")
        .append(Decimal.of(width))
        .append("\" height=\"")
        .append(Decimal.of(height))
        .append("\" href=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png.toByteArray()))
        .append("\"/>");
  }

  @Override
  public void text(double x, double y, String text, Lettering lettering) {
    svg.append("<text x=\"")
        .append(Decimal.of(x))
        .append("\" y=\"")
        .append(Decimal.of(y))
        .append('"');
    if (lettering.size() != Lettering.SIZE) {
      svg.append(" font-size=\"").append(Decimal.of(lettering.size())).append('"');
    }

    switch (lettering.anchor()) {
      case START -> {}
      case MIDDLE -> svg.append(" text-anchor=\"middle\"");
      case END -> svg.append(" text-anchor=\"end\"");
    }

    if (lettering.upwards()) {
      svg.append(" transform=\"rotate(-90 %s %s)\"".formatted(Decimal.of(x), Decimal.of(y)));
    }

    svg.append('>').append(Html.text(text)).append("</text>");
  }

  @Override
  public void marks(double x, double y, double width, double height, Runnable drawing) {
    // An inner svg cuts off at its edges; a clip path would need an identifier.
    String box =
        "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\""
            .formatted(
                Decimal.of(x),
                Decimal.of(y),
                Decimal.of(width),
                Decimal.of(height),
                Decimal.of(x),
                Decimal.of(y),
                Decimal.of(width),
                Decimal.of(height));
    svg.append("<svg overflow=\"hidden\" preserveAspectRatio=\"none\" ").append(box);
    svg.append("><g class=\"marks\">");
    drawing.run();
    svg.append("</g></svg>");
  }

  private static String points(double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      if (there) {
        points
            .append(down ? 'L' : 'M')
            .append(Decimal.of(x[i]))
            .append(' ')
            .append(Decimal.of(y[i]));
      }

      down = there;
    }

    return points.toString();
  }

  private void stroke(int colour, double width, double opacity) {
    svg.append(" stroke=\"").append(hex(colour)).append("\" stroke-width=\"");
    svg.append(Decimal.of(width)).append('"');
    opacity("stroke-opacity", opacity);
  }

  private void opacity(String attribute, double opacity) {
    if (opacity < 1) {
      svg.append(' ').append(attribute).append("=\"").append(Decimal.of(opacity)).append('"');
    }
  }

  private static String hex(int colour) {
    return String.format("#%06x", colour);
  }
}
