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

# make what is made from the code: docs/cli.md, docs/checks.md, the manual, the picture, the schema
docs:
    {{python}} docs/build.py

# build the site, warnings as errors, and look at its links, its search and its widths
site:
    {{python}} -m pip install -q -e '.[dev,docs]'
    {{python}} docs/site/make.py && {{python}} -m pytest -m site
# fuzz one target for so many seconds: `just fuzz plan 600`; needs `pip install atheris`
fuzz target seconds="300":
    {{python}} -m fuzz.run {{target}} {{seconds}} build/fuzz

# what seldom happens: signals at any moment, streams, folders, users, locales, zones, other Pythons, large inputs
oddities:
    {{python}} tests/oddities.py

# how long a command takes, and a road
bench:
    {{python}} benchmarks/startup.py && {{python}} benchmarks/road.py

# do the tests notice a small change of the code? Ten minutes; of one room alone: `just mutation law`
mutation *ROOMS:
    {{python}} -m tests.mutation {{ROOMS}}

# build what is released twice, check it, and run it alone; publishes nothing
release-check:
    {{python}} docs/build.py --check && bash .ci/release
