#!/usr/bin/env python3
"""A one-box energy balance model, C dT/dt = F - lambda T, as a child process of Calibrant.

Lines of fields separated by commas come in on standard input; an answer goes out for each run. The
forcing is read from the CSV file that the first argument names (columns year and erf). Needs nothing
but Python 3.
"""
import math
import sys


def read_forcing(path):
    with open(path) as lines:
        rows = [line.strip().split(",") for line in lines if not line.startswith("#")]
    year, erf = rows[0].index("year"), rows[0].index("erf")
    return {float(row[year]): float(row[erf]) for row in rows[1:] if len(row) > 1}


def temperatures(forcing, times, feedback, capacity):
    """T at each time; F is constant from one time to the next, so each step is exact."""
    out = [0.0]
    for start, end in zip(times, times[1:]):
        equilibrium = forcing[start] / feedback
        decay = math.exp(-(end - start) * feedback / capacity)
        out.append(equilibrium + (out[-1] - equilibrium) * decay)
    return out


def main():
    forcing = read_forcing(sys.argv[1])
    names, variables, times = [], [], []
    for line in sys.stdin:
        word, *fields = line.rstrip("\n").split(",")
        if word == "parameters":
            names = fields
        elif word == "variables":
            variables = fields
        elif word == "times":
            times = [float(field) for field in fields]
            print("ready", flush=True)
        elif word == "run":
            number, values = fields[0], dict(zip(names, map(float, fields[1:])))
            try:
                surface = temperatures(forcing, times, values["feedback"], values["capacity"])
                series = {
                    "Surface Temperature": surface,
                    "Heat Content": [values["capacity"] * t for t in surface],
                }
                numbers = [x for name in variables for x in series[name]]
                print("series", number, *map(repr, numbers), sep=",", flush=True)
            except (ArithmeticError, ValueError) as error:
                print("failed", number, str(error), sep=",", flush=True)


if __name__ == "__main__":
    main()
