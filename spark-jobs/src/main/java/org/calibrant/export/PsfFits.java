package org.calibrant.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.HeaderCardException;
import nom.tam.util.FitsOutputStream;
import org.apache.hadoop.fs.Path;
import org.calibrant.core.BadInput;

/**
 * Images of optics as a FITS cube, {@code psf.fits}: the primary array is float64 with NAXIS1 = x, NAXIS2
 * = y, NAXIS3 = image, and a binary table {@code STORES} has one row per image with its store, status and
 * all parameters. Keywords tell what all images have in common: PIXSCALE [arcsec], WAVELEN and BANDWID
 * [m], a linear world coordinate in arcsec about the middle of the image, RUN, STRUCT and BUNIT. An image
 * that could not be computed is NaN. Memory holds one image.
 *
 * @param overwrite whether a file that is there already is replaced
 */
public record PsfFits(boolean overwrite) implements Export {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 2880;
  private static final int MOST_COLUMNS = 990;
  private static final int STATUS = 16;
  private static final String PLATE_SCALE = "system.plate_scale_as_per_pix";
  private static final String WAVELENGTH = "band.wavelength_m";
  private static final String BANDWIDTH = "band.bandwidth_m";

  @Override
  public void check(FinishedRun run, String folder) throws IOException {
    PsfImages.check(run, folder, overwrite);
  }

  @Override
  public void write(FinishedRun run, String folder) throws IOException {
    check(run, folder);
    PsfImages images = PsfImages.of(run);
    if (images.names().size() > MOST_COLUMNS) {
      throw new BadInput(
          run.table(images.table()),
          "",
          "has %d parameters, a FITS table holds %d"
              .formatted(images.names().size(), MOST_COLUMNS));
    }

    Publication.publish(new Path(folder), run.hadoop(), fresh -> write(run, images, fresh));
  }

  private static void write(FinishedRun run, PsfImages images, java.nio.file.Path folder)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("psf.fits")), 1 << 16)) {
      out.write(primary(run, images));
      long[] written = {0};
      images.each(
          run,
          (image, values, status) -> {
            byte[] bytes = bigEndian(image);
            out.write(bytes);
            written[0] += bytes.length;
          });
      pad(out, written[0], 0);
      int longest = 1;
      for (String id : images.identifiers()) {
        longest = Math.max(longest, ascii(id).length);
      }

      int width = longest;
      out.write(table(images, width));
      int[] next = {0};
      written[0] = 0;
      images.each(
          run,
          (image, values, status) -> {
            out.write(Arrays.copyOf(ascii(images.identifiers().get(next[0]++)), width));
            out.write(Arrays.copyOf(ascii(status), STATUS));
            byte[] bytes = bigEndian(values);
            out.write(bytes);
            written[0] += width + STATUS + bytes.length;
          });
      pad(out, written[0], 0);
    }
  }

  private static byte[] primary(FinishedRun run, PsfImages images) throws IOException {
    double[][] common = common(run, images);
    try {
      Header header = new Header();
      header.addValue("SIMPLE", true, "conforms to the FITS standard");
      header.addValue("BITPIX", -64, "64-bit floating point");
      header.addValue("NAXIS", 3, "axes of the cube");
      header.addValue("NAXIS1", images.columns(), "x");
      header.addValue("NAXIS2", images.rows(), "y");
      header.addValue("NAXIS3", images.count(), "image");
      header.addValue("EXTEND", true, "a table of the stores follows");
      header.addValue("BUNIT", "ph", "expected photons per pixel");
      header.addValue("ORIGIN", "Calibrant", "program that wrote this file");
      header.addValue("RUN", run.name(), "run of the campaign");
      header.addValue("TABLE", images.table(), "table of the run");
      header.addValue("STRUCT", images.structure(), "");
      header.addValue("NSTORE", images.count(), "images in the cube");
      number(header, "PIXSCALE", common[0], "[arcsec] angle on a pixel");
      number(header, "WAVELEN", common[1], "[m] centre of the band");
      number(header, "BANDWID", common[2], "[m] width of the band");
      if (common[0] != null) {
        axis(header, 1, images.columns(), common[0][0], "x");
        axis(header, 2, images.rows(), common[0][0], "y");
      }

      return bytes(header);
    } catch (FitsException e) {
      throw new IOException("cannot describe the cube", e);
    }
  }

  private static void axis(Header header, int axis, int pixels, double scale, String name)
      throws HeaderCardException {
    header.addValue("CTYPE" + axis, "OFFSET-" + name.toUpperCase(Locale.ROOT), "");
    header.addValue("CUNIT" + axis, "arcsec", "");
    header.addValue("CRPIX" + axis, (pixels + 1) / 2.0, "middle of the image");
    header.addValue("CRVAL" + axis, 0.0, "");
    header.addValue("CDELT" + axis, scale, "");
  }

  private static void number(Header header, String key, double[] value, String comment)
      throws HeaderCardException {
    if (value != null) {
      header.addValue(key, value[0], comment);
    }
  }

  /** Plate scale, wavelength and bandwidth, each null unless all images have one value. */
  private static double[][] common(FinishedRun run, PsfImages images) throws IOException {
    List<String> keys = List.of(PLATE_SCALE, WAVELENGTH, BANDWIDTH);
    double[][] common = new double[keys.size()][];
    boolean[] differs = new boolean[keys.size()];
    images.each(
        run,
        (image, values, status) -> {
          for (int k = 0; k < common.length; k++) {
            int at = images.names().indexOf(keys.get(k));
            double value = at < 0 ? Double.NaN : values[at];
            if (Double.isNaN(value)) {
              continue;
            }

            if (common[k] == null) {
              common[k] = new double[] {value};
            }

            differs[k] |= common[k][0] != value;
          }
        });
    for (int k = 0; k < common.length; k++) {
      common[k] = differs[k] ? null : common[k];
    }

    return common;
  }

  private static byte[] table(PsfImages images, int width) throws IOException {
    try {
      Header header = new Header();
      header.addValue("XTENSION", "BINTABLE", "a binary table");
      header.addValue("BITPIX", 8, "bytes");
      header.addValue("NAXIS", 2, "rows of bytes");
      header.addValue("NAXIS1", width + STATUS + 8 * images.names().size(), "bytes of a row");
      header.addValue("NAXIS2", images.count(), "rows");
      header.addValue("PCOUNT", 0, "");
      header.addValue("GCOUNT", 1, "");
      header.addValue("TFIELDS", 2 + images.names().size(), "");
      header.addValue("EXTNAME", "STORES", "parameters of the images");
      header.addValue("TTYPE1", "store", "");
      header.addValue("TFORM1", width + "A", "");
      header.addValue("TTYPE2", "status", "");
      header.addValue("TFORM2", STATUS + "A", "");
      for (int i = 0; i < images.names().size(); i++) {
        header.addValue("TTYPE" + (i + 3), images.names().get(i), "");
        header.addValue("TFORM" + (i + 3), "1D", "");
      }

      return bytes(header);
    } catch (FitsException e) {
      throw new IOException("cannot describe the table", e);
    }
  }

  private static byte[] bytes(Header header) throws FitsException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FitsOutputStream out = new FitsOutputStream(bytes)) {
      header.write(out);
    }

    return bytes.toByteArray();
  }

  /** What FITS has letters for. */
  private static byte[] ascii(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bigEndian(double[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    buffer.asDoubleBuffer().put(values);
    return buffer.array();
  }

  private static void pad(OutputStream out, long written, int with) throws IOException {
    long rest = written % BLOCK;
    if (rest > 0) {
      byte[] fill = new byte[(int) (BLOCK - rest)];
      Arrays.fill(fill, (byte) with);
      out.write(fill);
    }
  }
}
