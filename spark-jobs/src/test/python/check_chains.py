"""What emcee, arviz, xarray and numpy make of the exports of chains, against the table itself."""
import glob
import json
import sys

import arviz
import emcee
import numpy
import pyarrow.parquet
import xarray

run, problem = sys.argv[1], sys.argv[2]
exports = run + "/exports/"
table = pyarrow.parquet.read_table(run + "/SampleRow", columns=[
    "unit", "problem", "ensemble", "iteration", "walker", "values", "ln_prior", "ln_likelihood",
    "accepted", "derived", "names", "derived_names"])
table = table.filter(pyarrow.compute.equal(table["problem"], problem)).sort_by("unit")
names = table["names"][0].as_py()
derived = table["derived_names"][0].as_py()
ensembles = len(set(table["ensemble"].to_pylist()))
walkers = len(set(table["walker"].to_pylist()))
shape = (ensembles, -1, walkers)
values = numpy.array(table["values"].to_pylist()).reshape(*shape, len(names))
blobs = numpy.array(table["derived"].to_pylist()).reshape(*values.shape[:3], len(derived))
prior = table["ln_prior"].to_numpy().reshape(shape)
likelihood = table["ln_likelihood"].to_numpy().reshape(shape)
accepted = table["accepted"].to_numpy().reshape(shape)
draws = values.shape[1]

# emcee
backend = emcee.backends.HDFBackend(exports + "emcee/%s.h5" % problem, read_only=True)
side_by_side = values.transpose(1, 0, 2, 3).reshape(draws, ensembles * walkers, len(names))
assert numpy.array_equal(backend.get_chain(), side_by_side)
assert numpy.array_equal(
    backend.get_log_prob(), (prior + likelihood).transpose(1, 0, 2).reshape(draws, -1))
assert numpy.array_equal(backend.accepted, accepted.sum(axis=1).ravel())
assert backend.shape == (ensembles * walkers, len(names)) and backend.iteration == draws
if derived:
    assert numpy.array_equal(
        backend.get_blobs(), blobs.transpose(1, 0, 2, 3).reshape(draws, -1, len(derived)))
else:
    assert backend.get_blobs() is None
tau = backend.get_autocorr_time(quiet=True)

# arviz, with both of the libraries that open netCDF
rows = {r["parameter"]: r for r in pyarrow.parquet.read_table(run + "/DiagnosticsRow").to_pylist()
        if r["problem"] == problem}
for engine in ("h5netcdf", "netcdf4"):
    data = arviz.from_netcdf(exports + "arviz/%s.nc" % problem, engine=engine)
    assert data.posterior.sizes == {"chain": ensembles * walkers, "draw": draws}, data.posterior.sizes
    assert data.posterior.attrs["inference_library"] == "calibrant"
    for i, name in enumerate(names):
        expected = values[..., i].transpose(0, 2, 1).reshape(-1, draws)
        assert numpy.array_equal(data.posterior[name].values, expected), name
    for i, name in enumerate(derived):
        expected = blobs[..., i].transpose(0, 2, 1).reshape(-1, draws)
        assert numpy.array_equal(data.posterior[name].values, expected), name
    assert numpy.array_equal(
        data.sample_stats.lp.values, (prior + likelihood).transpose(0, 2, 1).reshape(-1, draws))
    for name in names:
        row = rows[name]
        for column, found in (
                ("r_hat", arviz.rhat(data)[name]),
                ("ess_bulk", arviz.ess(data, method="bulk")[name]),
                ("ess_tail", arviz.ess(data, method="tail")[name]),
                ("mcse_mean", arviz.mcse(data, method="mean")[name])):
            assert abs(row[column] / float(found) - 1) < 1e-9, (name, column, row[column], found)
        assert abs(row["tau"] / tau[names.index(name)] - 1) < 1e-9

# numpy
mapped = numpy.load(exports + "numpy/%s.npy" % problem, mmap_mode="r")
about = json.load(open(exports + "numpy/%s.json" % problem))
assert isinstance(mapped, numpy.memmap)
assert about["columns"] == names + derived + ["ln_prior", "ln_likelihood"]
assert numpy.array_equal(mapped[..., :len(names)], values)
assert numpy.array_equal(mapped[..., -1], likelihood)

# text
text = numpy.genfromtxt(exports + "text/%s.csv" % problem, delimiter=",", names=True)
assert numpy.array_equal(text[text.dtype.names[3]], values[..., 0].ravel())
assert numpy.array_equal(text["iteration"], table["iteration"].to_numpy())
print("chains agree")
