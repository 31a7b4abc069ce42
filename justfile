# What is done every day, one line each. `just` is optional: every line can be typed.

python := ".venv/bin/python"

# an environment with everything that development needs
setup:
    python3 -m venv .venv && {{python}} -m pip install -e '.[dev]'

# the tests that take under a minute
quick:
    {{python}} -m pytest -m quick

# all tests
test:
    {{python}} -m pytest

# style, types, and which room may import which
lint:
    {{python}} -m ruff check . && {{python}} -m ruff format --check . && {{python}} -m mypy && .venv/bin/lint-imports

# make what is made from the code: docs/cli.md, docs/checks.md, the picture, the schema
docs:
    {{python}} docs/build.py

# how long a command takes, and a road
bench:
    {{python}} benchmarks/startup.py && {{python}} benchmarks/road.py

# do the tests notice a small change of the code? An hour; of one room alone: `just mutation law`
mutation *ROOMS:
    {{python}} -m mutation {{ROOMS}}

# build the package and check it; needs `pip install build twine`
release-check:
    {{python}} docs/build.py --check && {{python}} -m build && {{python}} -m twine check --strict dist/*
