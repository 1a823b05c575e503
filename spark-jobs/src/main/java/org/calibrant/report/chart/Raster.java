package org.calibrant.report.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a chart as PNG. Letters are those of the machine's fonts; all else is the same everywhere. */
public final class Raster implements Canvas {
  private final Graphics2D graphics;

  private Raster(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /**
   * A chart as a PNG file.
   *
   * @param scale pixels for a unit of the canvas
   * @throws IllegalStateException where the machine has no fonts
   */
  public static byte[] png(Chart chart, double scale) {
    requireFonts();
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(chart.width() * scale),
            (int) Math.ceil(chart.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(scale, scale);
      chart.draw(new Raster(graphics));
    } finally {
      graphics.dispose();
    }

    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return png.toByteArray();
  }

  /** A slim image has no fonts, and the JDK says so in many ways. */
  private static void requireFonts() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 1)
          .getStringBounds("m", new FontRenderContext(null, true, true));
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new IllegalStateException(
          "this machine has no fonts for PNG: SVG needs none, or install fontconfig and a font", e);
    }
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Pen pen) {
    use(pen);
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void path(double[] x, double[] y, Pen pen) {
    use(pen);
    graphics.draw(path(x, y));
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    use(colour, opacity);
    graphics.fill(path(x, y));
  }

  @Override
  public void dots(double[] x, double[] y, double radius, int colour, double opacity) {
    use(colour, opacity);
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        graphics.fill(new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius));
      }
    }
  }

  @Override
  public void image(double x, double y, double width, double height, int columns, int[] colours) {
    int rows = colours.length / columns;
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, columns, rows, colours, 0, columns);
    use(0, 1);
    graphics.drawImage(
        image, new AffineTransform(width / columns, 0, 0, height / rows, x, y), null);
  }

  @Override
  public void text(double x, double y, String text, Lettering lettering) {
    use(0x222222, 1);
    AffineTransform before = graphics.getTransform();
    try {
      graphics.setFont(
          new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) lettering.size()));
      double width = graphics.getFontMetrics().stringWidth(text);
      graphics.translate(x, y);
      if (lettering.upwards()) {
        graphics.rotate(-Math.PI / 2);
      }

      double shift =
          switch (lettering.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
          };
      graphics.drawString(text, (float) shift, 0);
    } finally {
      graphics.setTransform(before);
    }
  }

  @Override
  public void marks(double x, double y, double width, double height, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(x, y, width, height));
    drawing.run();
    graphics.setClip(before);
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < x.length; i++) {
      boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
      if (there && down) {
        path.lineTo(x[i], y[i]);
      } else if (there) {
        path.moveTo(x[i], y[i]);
      }

      down = there;
    }

    return path;
  }

  private void use(Pen pen) {
    use(pen.colour(), pen.opacity());
    float[] dashes = pen.dashed() ? new float[] {5, 3} : null;
    graphics.setStroke(
        new BasicStroke(
            (float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0));
  }

  private void use(int colour, double opacity) {
    graphics.setColor(new Color(colour));
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
  }
}
