"""Benchmarks (`make bench`): speeds, mostly as ratios of two measurements in the same run."""
