"""Checks the library that README's first command makes: complete, finite, and telling the truth."""

import pathlib
import sys

import h5py
import numpy as np

output = pathlib.Path(sys.argv[1])
run = (output / "LATEST").read_text().split()[0]
files = sorted(output.rglob("library.h5"))
assert files, f"no library.h5 under {output}"
with h5py.File(files[0]) as file:
    axes = {name: data[()] for name, data in file["PARAMS"].items()}
    temps = file["LIBRARY/temps"][()]
    results = file["LIBRARY/results"][()]

expected = [len(axes[name]) for name in ("mu", "sigma", "A")] + [len(temps), 3]
assert list(results.shape[:4]) + [results.shape[-1]] == expected, (results.shape, expected)
assert np.isfinite(results).all(), "some fits have no result"
low, fit, high = np.moveaxis(results, -1, 0)
assert (low <= fit).all() and (fit <= high).all(), "a best fit outside its own bounds"
print(f"run {run}: {files[0]} holds {fit.size} fits, shape {results.shape}")
