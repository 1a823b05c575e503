"""Opens a file made by Hdf5PythonTest with h5py, and checks every value, chunk and attribute."""

import random
import sys

import h5py
import numpy as np


def expected(dataset):
    size = int(np.prod(dataset.shape, dtype=np.int64))
    i = np.arange(size)
    if dataset.dtype.kind == "f":
        flat = 0.5 * i - 3
    elif dataset.dtype.kind == "i":
        flat = 3 * i - 7
    else:
        flat = np.array([f"t{k}µ".encode() for k in i], dtype=dataset.dtype)
    return flat.reshape(dataset.shape)


def check_dataset(name, dataset):
    attributes = dict(dataset.attrs)
    want = expected(dataset)
    assert dataset.dtype == np.dtype(attributes["dtype"]), (name, dataset.dtype)
    assert np.array_equal(dataset[...], want), name
    chunks = tuple(int(c) for c in attributes["chunks"])
    assert (dataset.chunks or ()) == chunks, (name, dataset.chunks)
    assert dataset.compression == ("gzip" if attributes["deflate"] else None), name
    assert (dataset.compression_opts or 0) == attributes["deflate"], name
    assert bool(dataset.shuffle) == bool(attributes["shuffle"]), name
    for _ in range(50 if dataset.size else 0):  # single elements go through the index by search
        at = tuple(random.randrange(n) for n in dataset.shape)
        assert dataset[at] == want[at], (name, at)
    return 1


def main(path):
    random.seed(1)
    count = 0
    with h5py.File(path, "r") as file:
        names = []
        file.visititems(lambda name, item: names.append(name))
        for name in names:
            if isinstance(file[name], h5py.Dataset):
                count += check_dataset(name, file[name])
        order = file["order"]
        assert list(order) == ["mu", "sigma", "A"], list(order)
        attributes = order.attrs
        assert attributes["unit"] == "keV µ" and isinstance(attributes["unit"], str)
        assert attributes["empty"] == ""
        assert attributes["pi"] == 3.25 and attributes["big"] == 2**40
        assert list(attributes["axes"]) == ["mu", "sigma", "A"]
        assert np.array_equal(attributes["numbers"], [1.5, np.nan], equal_nan=True)
        assert np.array_equal(attributes["integers"], [1, 2, 3])
        assert len(attributes["none"]) == 0
    with h5py.File(path, "r+") as file:  # the library itself can go on with it
        for i in range(20):
            file["order"][f"added{i}"] = np.arange(i)
        file["order"].attrs["added"] = "by h5py"
    with h5py.File(path, "r") as file:
        assert len(file["order"]) == 23 and len(file["order/added19"]) == 19
    print(f"{count} data sets agree, h5py {h5py.__version__}, HDF5 {h5py.version.hdf5_version}")


main(sys.argv[1])
