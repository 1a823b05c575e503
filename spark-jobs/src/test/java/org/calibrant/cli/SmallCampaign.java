package org.calibrant.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.conf.Conf;
import org.calibrant.core.Engine;

/** Shipped campaigns, one at least for each class of engine, made to last a second or less. */
@SuppressWarnings("ImmutableEnumChecker") // the list is a copy
public enum SmallCampaign {
  XRAY_LIBRARY(
      "xray-library.conf",
      "engine.grid.mu=[2,4]",
      "engine.grid.sigma=[1]",
      "engine.grid.A=[0.1]",
      "engine.temperatures-kev=[2,3]",
      "engine.rows-per-unit=1"),
  XRAY_FIT("examples/xray-fit.conf"),
  XRAY_COUNTS("examples/xray-counts.conf"),
  XRAY_FOLD("examples/xray-fold.conf"),
  XRAY_SIMULATION("examples/xray-fakeit.conf", "engine.realisations=5"),
  XRAY_CCD("xray-instrument.conf", "engine.energies-kev.steps=20", "engine.channels=16"),
  ENSEMBLES(
      "examples/calibration-density.conf",
      "engine.schedule.burn-in=50",
      "engine.schedule.iterations=150",
      "engine.schedule.check-every=50",
      "engine.ensembles=2"),
  ISLANDS(
      "examples/calibration-density.conf",
      "engine.schedule.burn-in=50",
      "engine.schedule.iterations=150",
      "engine.schedule.check-every=50",
      "engine.ensembles=3",
      "engine.placement={kind=Islands,checks=1}"),
  POINTS(
      "examples/calibration-point-estimate.conf", "engine.starts.number=2", "engine.laplace=false"),
  EVALUATIONS("examples/calibration-points.conf"),
  CHAIN_DIAGNOSTICS("examples/chain-diagnostics.conf"),
  TRACKS(
      "tracks.conf",
      "engine.source.tracks=40",
      "engine.tracks-per-unit=5",
      "engine.planes-mm=[5000,7000]"),
  TRACK_STATES("examples/tracks-states.conf"),
  TRACK_COMPARISON("examples/tracks-comparison.conf", "engine.source.tracks=20"),
  TRACK_FIELD("examples/tracks-field.conf", "engine.points=11"),
  DIFFRACTION_IMAGES("examples/diffraction-images.conf"),
  DIFFRACTION_REFINEMENT("diffraction-demo.conf", "engine.stills.stills=2"),
  DIFFRACTION_SHARED(
      "examples/diffraction-shared-distance.conf",
      "engine.stills.stills=2",
      "engine.experiment.detector.slow=24",
      "engine.experiment.detector.fast=24"),
  OPTICS_PSF("examples/optics-psf.conf"),
  OPTICS_SYNTHETIC(
      "examples/optics-synthetic.conf",
      "engine.observation.optics.pupil-pixels=16",
      "engine.exposures.count=2"),
  OPTICS_FIT(
      "optics.conf",
      "engine.observation.optics.pupil-pixels=16",
      "engine.observation.band.wavelengths=1",
      "engine.exposures.count=2"),
  OPTICS_FORECAST(
      "examples/optics-forecast.conf",
      "engine.designs.four-struts.observation.optics.pupil-pixels=16",
      "engine.designs.three-struts.observation.optics.pupil-pixels=16",
      "engine.axes.binary.separation_as=4",
      "engine.axes.imaging.exposure_time_s=[1e-3,2e-3]"),
  OPTICS_POSTERIOR(
      "examples/optics-posterior.conf",
      "engine.observation.optics.pupil-pixels=16",
      "engine.observation.band.wavelengths=1",
      "engine.sampler.warm-up=20",
      "engine.sampler.draws=20",
      "engine.chains=2");

  private final String conf;
  private final List<String> overrides;

  SmallCampaign(String conf, String... overrides) {
    this.conf = conf;
    this.overrides = List.of(overrides);
  }

  /** Name and settings, as golden bits know it. */
  String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  Campaign campaign() {
    return campaign(List.of());
  }

  private Campaign campaign(List<String> more) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(more);
    return Conf.read(Path.of("..", "conf").resolve(conf), all, Campaign.class).value();
  }

  /** The engine alone, changed further. */
  public Engine engine(String... more) {
    return campaign(List.of(more)).engine();
  }

  /** Arguments of a verb. */
  List<String> arguments(String verb, Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of(verb, "../conf/" + conf));
    List<String> all = new ArrayList<>(overrides);
    all.addAll(List.of(more));
    all.add("output=" + output);
    for (String override : all) {
      arguments.addAll(List.of("-D", override));
    }

    return arguments;
  }
}
