"""The version, for whoever prints it."""

VERSION = "0.1.0"
