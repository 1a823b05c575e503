"""Reads what a campaign of PSFs exported with astropy, numpy, h5py and pyarrow; says what it found.

usage: check_psf.py RUN
"""
import csv
import pathlib
import sys

import h5py
import numpy as np
import pyarrow.dataset as ds
from astropy.io import fits

run = pathlib.Path(sys.argv[1])
rows = ds.dataset(run / "PsfRow", partitioning="hive").to_table().to_pylist()
rows.sort(key=lambda row: row["unit"])

cube = fits.open(run / "exports/fits/psf.fits")
cube.verify("exception")
assert cube[0].data.dtype == ">f8" and cube[0].data.shape[0] == len(rows) == cube[0].header["NSTORE"]
assert cube[0].header["STRUCT"] == rows[0]["structure"] and cube[0].header["WAVELEN"] == 550e-9
stores = cube["STORES"].data

listed = list(csv.DictReader(open(run / "exports/npy/stores.csv")))
h5 = h5py.File(run / "exports/hdf5/psf.h5")
whole = np.load(run / "exports/cube/psf.npy")
names = list(h5["values"].attrs["names"])
for i, row in enumerate(rows):
    image = np.array(row["psf"]).reshape(row["rows"], row["columns"])
    one = np.load(run / "exports/npy" / listed[i]["file"])
    assert one.dtype == "<f8" and one.flags["C_CONTIGUOUS"]
    for other in (one, cube[0].data[i], h5["psf"][i], whole[i]):
        assert np.array_equal(image, other)
    assert stores["store"][i] == row["store"] == listed[i]["store"] == h5["store"][i].decode()
    values = dict(zip(row["names"], row["values"]))
    for j, name in enumerate(names):
        assert values[name] == stores[name][i] == float(listed[i][name]) == h5["values"][i, j]
    assert values["system.plate_scale_as_per_pix"] == row["plate_scale_as_per_pix"]
    assert abs(image.sum() / row["total"] - 1) < 1e-13
print(len(rows), "images agree,", len(names), "parameters")
