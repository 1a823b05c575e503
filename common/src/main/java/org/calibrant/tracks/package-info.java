/**
 * Tracks of charged particles through a magnetic field, from plane to plane.
 *
 * <h2>Equation</h2>
 *
 * The state at a plane z is (x, y, tx, ty, q/p) with tx = dx/dz and ty = dy/dz. In a static field q/p is
 * constant, and
 *
 * <pre>
 *   dx/dz = tx,  dy/dz = ty,  N = √(1 + tx² + ty²) = ds/dz
 *   dtx/dz = K q/p N [ tx ty B_x − (1 + tx²) B_y + ty B_z ]
 *   dty/dz = K q/p N [ (1 + ty²) B_x − tx ty B_y − tx B_z ]
 * </pre>
 *
 * which is dT/ds = K q/p T × B for the unit tangent T. With momenta in MeV/c, charges in units of e,
 * lengths in mm and fields in T the constant is K = 0.299792458, the speed of light: 1 GeV/c across 1 T
 * bends with a radius of 3335.64 mm. A positive charge that flies along z bends towards +x where B_y is
 * negative.
 *
 * <h2>Method</h2>
 *
 * <table>
 *   <caption>Fields</caption>
 *   <tr><td>{@link org.calibrant.tracks.Uniform}</td><td>helices: what methods are tested on</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.GaussianDipole}</td><td>B_y(z) alone; smooth, but with a
 *       curl</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.HarmonicDipole}</td><td>smooth, without sources and
 *       curl</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.GriddedMap}</td><td>measured or computed points, trilinear or
 *       tricubic between them</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.MeasuredMap}</td><td>the same with a {@link
 *       org.calibrant.tracks.Mask} for artefacts and a binary copy</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.Scaled}</td><td>another current or the other polarity</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Steppers</caption>
 *   <tr><td>{@link org.calibrant.tracks.RungeKutta4}</td><td>steps of one length; global error of
 *       fourth order. The choice for trilinear maps, with aligned steps that divide the distance of the
 *       planes</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.AdaptiveRungeKutta}</td><td>embedded pairs of orders 6(5), 5(4)
 *       and 3(2). The choice for smooth fields: a few dozen evaluations per track. On a trilinear map the
 *       error estimate does not see the kinks</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.Nystroem}</td><td>the method of STEP: fourth order with three
 *       questions to the field</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.Parametrised}</td><td>polynomials between two planes, learnt
 *       from another method</td></tr>
 *   <tr><td>{@link org.calibrant.tracks.StraightLine}</td><td>no field</td></tr>
 * </table>
 *
 * Random tracks ({@link org.calibrant.tracks.Ranges}) are functions of the seed and their index alone,
 * so track i is the same in every campaign with that seed. States from a table are {@link
 * org.calibrant.tracks.StatesTable}, from numpy's arrays {@link org.calibrant.tracks.StatesArrays}. Every
 * track has one row, whether it arrives or not.
 *
 * <h2>Derivatives</h2>
 *
 * With s the state and f its slopes, the derivatives J of the state by that of the start obey
 *
 * <pre>  dJ/dz = ∂f/∂s J,   J(z_start) = 1</pre>
 *
 * which Runge–Kutta methods integrate with the stages of the state itself, so that J is the derivative of
 * what they compute.
 *
 * <h2>Conventions and units</h2>
 *
 * Positions and planes in mm, fields in T, q/p in MeV⁻¹, momenta in configurations in GeV/c; slopes are
 * pure numbers. Tracks go forward or backward, by the sign of z_end − z_start. A magnet of the other
 * polarity has all three components reversed. The statuses are the {@link
 * org.calibrant.tracks.Ending}s.
 *
 * <h2>One of your own</h2>
 *
 * A field, a method, a source of tracks: write a record that implements {@link
 * org.calibrant.tracks.MagneticField}, {@link org.calibrant.tracks.Stepper} or {@link
 * org.calibrant.tracks.TrackSource}, put its jar on the class path and name its class as the {@code
 * kind}:
 *
 * <pre>
 *   field { kind = edu.example.Toroid, current-a = 20500 }
 * </pre>
 *
 * A field needs one method. If it reads a file, {@link org.calibrant.tracks.MagneticField#probe} is the
 * place to hold it in memory once per JVM, and {@link org.calibrant.tracks.MagneticField#check} to
 * refuse it before anything is computed.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>Particle Data Group, "Review of Particle Physics", passage on momentum measurement: p = 0.3 B R.
 *   <li>E. Hairer, S. P. Nørsett, G. Wanner, "Solving Ordinary Differential Equations I" (1993):
 *       Runge–Kutta methods, embedded pairs, step control.
 *   <li>J. R. Cash, A. H. Karp (1990), ACM TOMS 16, 201. J. R. Dormand, P. J. Prince (1980), J. Comput.
 *       Appl. Math. 6, 19. P. Bogacki, L. F. Shampine (1989), Appl. Math. Lett. 2, 321. Ch. Tsitouras
 *       (2011), Comput. Math. Appl. 62, 770. J. H. Verner (1978), SIAM J. Numer. Anal. 15, 772.
 *   <li>J. Myrheim, L. Bugge (1979), Nucl. Instrum. Methods 160, 43; E. Lund, L. Bugge, I. Gavrilenko, A.
 *       Strandlie (2009), JINST 4, P04001: the Runge–Kutta–Nyström method for tracks, and STEP.
 * </ul>
 */
package org.calibrant.tracks;
