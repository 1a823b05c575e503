"""Opens the library that LibraryFolderTest exports, as its users do, and checks it."""

import pathlib
import sys

import h5py
import numpy as np

folder = pathlib.Path(sys.argv[1])
with h5py.File(folder / "library.h5") as file:
    params = file["PARAMS"]
    axes = [np.asarray(params[name]) for name in params]
    assert list(params) == ["mu", "sigma", "A"], list(params)
    assert [a.dtype.str for a in axes] == ["<f8"] * 3
    assert [params[name].attrs["unit"] for name in params] == ["keV", "keV", ""]
    temps = file["LIBRARY/temps"][...]
    results = file["LIBRARY/results"]
    assert results.dtype.str == "<f8" and results.compression == "gzip"
    assert results.shape == (*(len(a) for a in axes), len(temps), 3), results.shape
    row = np.arange(48.0)
    row[3::7] = np.nan
    want = np.stack([row, row + 0.5, row + 0.75], axis=-1).reshape(results.shape)
    assert np.array_equal(results[...], want, equal_nan=True)
    sane = file["LIBRARY/modified_results"][...]
    assert np.array_equal(sane, want + 1000, equal_nan=True)
    status = file["LIBRARY/status"].asstr()[...]
    assert set(status[np.isnan(results[..., 1])]) == {"too-few-bins"}
    assert set(status[~np.isnan(results[..., 1])]) == {"ok"}

try:
    import yaml
except ImportError:
    pass
else:
    config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
    assert config["input.arf"] == config["input"]["arf"] == '/data/a "b".arf'
    assert config["error.threshold"] == config["error"]["threshold"] == 1.0
    assert config["prog.nsync"] == 1000
    assert config["engine.grid.A"] == [-1e-5, 1e300], config["engine.grid.A"]
print("library agrees")
