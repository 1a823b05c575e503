package org.calibrant.optics;

import java.util.List;

/**
 * What a detector sees of a source through an optical system: expected photons per pixel, as a
 * function of a flat vector of parameters, with its derivatives. Images are {@code [row = y][column =
 * x]} in one array.
 *
 * <p>An instance owns its scratch memory and what is shared between value and derivatives: use one per
 * thread. Asking for the derivatives at the parameters of the last image costs no second image.
 */
public interface PsfModel {

  int rows();

  int columns();

  /**
   * The parameters, in the order of all vectors. Elements of a vector parameter have an index: {@code
   * primary.zernike_coeffs_nm[0]}.
   */
  List<String> names();

  /**
   * The image.
   *
   * @param theta one value per name
   * @param out expected photons per pixel, rows × columns
   * @throws IllegalArgumentException if the values describe no image (a plate scale ≤ 0, say)
   */
  void image(double[] theta, double[] out);

  /**
   * The gradient of a function of the image: J(θ)ᵀ w.
   *
   * @param pixelWeights w, the derivative of the function with respect to each pixel
   * @param gradient overwritten, one value per name
   */
  void adjoint(double[] theta, double[] pixelWeights, double[] gradient);

  /**
   * The derivative of the image in one direction: J(θ) v.
   *
   * @param direction v, one value per name
   * @param out overwritten, one value per pixel
   */
  void tangent(double[] theta, double[] direction, double[] out);

  /**
   * The derivatives of the image with respect to each parameter, ∂image/∂θᵢ in {@code columns[i]}.
   *
   * @param columns one array of rows × columns numbers per name
   */
  default void jacobian(double[] theta, double[][] columns) {
    double[] direction = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      direction[i] = 1;
      tangent(theta, direction, columns[i]);
      direction[i] = 0;
    }
  }
}
