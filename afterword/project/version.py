"""The engine's version, stated here and nowhere else."""

VERSION = "0.2.0"
