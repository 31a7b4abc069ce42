"""`--set PATH=VALUE` and `Plan.replace`: one value changed for one run, as if the file said so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.plan_file.laying import Lay, base
from ucj_cli import load_plan, roadmap
from ucj_cli.__main__ import run

if TYPE_CHECKING:
    from pathlib import Path

    from ucj_cli.plan_file.model import Plan


@pytest.fixture(name="told")
def _told(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """What standard error says of a setting, in one line; with status 2, and nothing on standard output."""
    monkeypatch.setenv("UCJ_LANG", "en")

    def told(*wishes: str) -> str:
        status = run(["gap", "--plan", str(file), *(word for wish in wishes for word in ("--set", wish))])
        written = capsys.readouterr()
        assert (status, written.out) == (2, ""), written.err
        [line] = written.err.splitlines()
        return line

    return told


def value_at(plan: Plan, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    value: Any = plan.model_dump(by_alias=True)
    for step in path.split("."):
        if isinstance(value, tuple):
            [value] = [group for group in value if group["id"] == step]
        else:
            value = value[int(step) if step.isdecimal() else step]
    return value


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        # numbers
        ("targets.percent.2030=70", 70),
        ("targets.percent.2030=43.95", Decimal("43.95")),
        ("targets.percent.2045=99.5", Decimal("99.5")),
        ("workforce.size.2025=459_084", 459_084),
        ("workforce.size.2027=459084", 459_084),
        ("workforce.growth_percent=-1.5", Decimal("-1.5")),
        ("coverage.participants=138470", 138_470),
        ("funds.dbhcht.ceiling.2026=5_300_000_000", 5_300_000_000),
        ("groups.ojol.planned.2026=9000", 9_000),
        ("groups.ojol.workers=8_000", 8_000),
        ("groups.ojol.months.to=12", 12),
        ("groups.ojol.priority=1", 1),
        ("groups.ojol.lapse_percent=2.5", Decimal("2.5")),
        ("groups.pabrik.wage=4_000_000", 4_000_000),
        # words, dates, true and false
        ("targets.path=smooth", "smooth"),
        ("groups.ojol.status=assumed", "assumed"),
        ("groups.ojol.paid_by=self", "self"),
        ("coverage.date=2025-12-31", date(2025, 12, 31)),
        ("groups.pabrik.labour_intensive=true", True),
        # text stays text, whatever it looks like
        ("region.name=2030", "2030"),
        ("region.name=no", "no"),
        ("region.name=35.73", "35.73"),
        ("region.name=null", "null"),
        ("region.name=a=b", "a=b"),
        ("region.name= x ", " x "),
        ("region.code=33.74", "33.74"),
        ("coverage.source=a: [b] # c", "a: [b] # c"),
        ("coverage.source=2025-09-09", "2025-09-09"),
        ("coverage.source={name!r} {0}", "{name!r} {0}"),
        # a list, a mapping, a whole new fund or group, or the whole of one
        ("groups.ojol.programmes=[jkk]", ("jkk",)),
        ("groups.ojol.programmes=[jkk, jkm, jht]", ("jkk", "jkm", "jht")),
        ("groups.ojol.planned={2026: 5_000, 2027: 6_000}", {2025: 3_000, 2026: 5_000, 2027: 6_000}),
        ("groups.ojol.name={id: Ojek, en: Riders}", {"id": "Ojek", "en": "Riders"}),
        ("funds.csr.kind={kind: donor}", "donor"),
        ("groups.neu.workers={workers: 100, paid_by: elsewhere}", 100),
        ("coverage.source=[a, b]", "[a, b]"),
        ("coverage.source={a: b}", "{a: b}"),
        # a name is one text, or one for each language
        ("groups.ojol.name=Ojek", "Ojek"),
        ("groups.ojol.name.id=Ojek", "Ojek"),
        ("funds.dbhcht.name.en=Tobacco", "Tobacco"),
        ("funds.dbhcht.name=2030", "2030"),
    ],
)
def test_a_setting_is_read_by_the_type_of_its_field(file: Path, setting: str, value: object) -> None:
    path, _, text = setting.partition("=")
    if path in ("funds.csr.kind", "groups.neu.workers"):  # what is new as a whole is looked into
        setting = f"{path.rpartition('.')[0]}={text}"
    plan = load_plan(file, [setting])
    assert value_at(plan, path) == value
    assert type(value_at(plan, path)) is type(value) or isinstance(value, int)
    assert plan.source.settings == (setting,)


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        # no path, or no value
        ("targets.percent.2030", "PATH=VALUE"),
        ("targets.percent.2030=", "PATH=VALUE"),
        ("=70", "PATH=VALUE"),
        ("=", "PATH=VALUE"),
        ("", "PATH=VALUE"),
        # nothing is called so
        ("target.percent.2030=70", "nearest: targets;"),
        ("targets.percnt.2030=70", "nearest: targets.percent;"),
        ("funds.dbhct.ceiling.2026=5", "nearest: funds.dbhcht;"),
        ("groups.ojl.planned.2026=9", "nearest: groups.ojol;"),
        ("groups.ojol.planed.2026=9", "nearest: groups.ojol.planned;"),
        ("groups.ojol.months.last=9", "allowed: from, to"),
        ("groups.ojol.name.fr=Ojek", "allowed: id, en"),
        ("groups.neu.workers=9", "allowed: ojol, pabrik, lain"),
        ("targets.percent.soon=70", "allowed: 1990-2100"),
        ("targets.percent. 2030=70", "allowed: 1990-2100"),
        ("targets.percent.2030.x=70", "there is no `x` there"),
        ("targets..2030=70", "there is no `` there"),
        (".=70", "there is no `` there"),
        ("__class__=70", "there is no `__class__` there"),
        ("{0.x}=70", "there is no `{0` there"),
        ("extends=other.yaml", "there is no `extends` there"),
        # a year that a plan does not have, or would not be written so in a file
        ("targets.percent.1800=70", "is not a year from 1990 to 2100"),
        ("targets.percent.20300=70", "allowed: 1990-2100"),
        ("targets.percent.02030=70", "1990"),
        ("targets.percent.２０３０=70", "1990"),  # noqa: RUF001 - wide digits
        # a list, or a section
        ("groups.0.planned.2026=9", "groups go by id"),
        ("claims.0.total=9", "`claims` is a list"),
        ("groups.ojol.programmes.0=jkm", "`groups.ojol.programmes` is a list"),
        ("groups.ojol.programmes=jkm", "`groups.ojol.programmes` is not one value"),
        ("targets.percent=70", "`targets.percent` is not one value"),
        ("groups.ojol=9", "`groups.ojol` is not one value"),
        ("groups=9", "`groups` is not one value"),
        # numbers as people write them
        ("workforce.size.2025=52.000", "UCJ012 `52.000` is not a whole number; write 52_000"),
        ("funds.dbhcht.ceiling.2026=5.300.000.000", "write 5_300_000_000"),
        ("funds.dbhcht.ceiling.2026=Rp5.300.000.000", "write 5_300_000_000"),
        ("workforce.size.2025=1,000", "write 1_000"),
        ("targets.percent.2030=41,23", "write 41.23"),
        ("targets.percent.2030=41%", "write 41"),
        ("targets.percent.2030=7e1", "UCJ012 `7e1` is not a number"),
        ("workforce.size.2025=010", "UCJ012 `010` is not a whole number"),
        # other wrong types
        ("targets.percent.2030=many", "UCJ012 `many` is not a number"),
        ("targets.percent.2030=null", "UCJ027 `2030` is null, but there is nothing to remove"),
        ("coverage.date=null", "UCJ012 `null` is not a date"),
        ("coverage=null", "`coverage` cannot be removed: a plan needs it"),
        ("groups.ojol=null", "`groups.ojol` cannot be removed: a plan needs it"),
        # lists and mappings
        ("groups.ojol.programmes=[jkk", "UCJ004"),
        ("groups.ojol.programmes=[jkk, jpk]", "UCJ014 `jpk`"),
        ("groups.ojol.programmes=[jkk, jkk]", "UCJ012"),
        ("funds.csr={kind: doner}", "did you mean `donor`?"),
        ("funds.csr={source: x}", "UCJ011 `kind`"),
        ("funds.csr={kind: donor, ceiling: {2026: 5.300.000}}", "write 5_300_000"),
        ("funds.csr={kind: donor, kind: public}", "UCJ007"),
        ("funds.c s r={kind: donor}", "is not an id"),
        ("groups.neu={name: Neu}", "UCJ011 `workers`"),
        ("groups.ojol={id: gojek}", "there is no `id` there"),
        ("groups.0={workers: 5}", "groups go by id"),
        ("foo={kind: donor}", "there is no `foo` there"),
        ("funds.csr.kind=donor", "there is no `csr` there"),
        ("targets.percent.2030=70=80", "UCJ012 `70=80` is not a number"),
        ("groups.ojol.planned.2026=3000.5", "is not a whole number"),
        ("coverage.date=2025-13-01", "is not a date such as"),
        ("coverage.date=1.10.2025", "is not a date such as"),
        ("groups.pabrik.labour_intensive=yes", "is not true or false"),
        ("groups.pabrik.labour_intensive=1", "is not true or false"),
        ("region.code=3573", "is not a Kemendagri code"),
        # out of range, or not a choice
        ("targets.percent.2030=101", "UCJ013 101 is out of range; it must be at most 100"),
        ("targets.percent.2030=-1", "it must be at least 0"),
        ("groups.ojol.months.to=13", "it must be at most 12"),
        ("targets.path=linaer", "did you mean `linear`?"),
        ("groups.ojol.status=asumed", "did you mean `assumed`?"),
        ("groups.ojol.paid_by=dbhct", "did you mean `dbhcht`?"),
        ("groups.ojol.wage=5", "UCJ022 `wage`"),
        ("funds.dbhcht.half_price=true", "UCJ025"),
    ],
)
def test_a_setting_that_is_wrong_is_told_in_one_line(told: Any, setting: str, says: str) -> None:  # noqa: ANN401
    line = told(setting)
    assert says in line
    assert line.startswith((f"--set {setting}: UCJ", f"ucj: --set {setting}: ", f"ucj: --set `{setting}` "))


@pytest.mark.parametrize(
    ("path", "default"),
    [
        ("coverage.source", None),
        ("workforce.growth_percent", 0),
        ("groups.ojol.planned", {}),
        ("groups.ojol.months", {"from": 1, "to": 12}),
        ("groups.pabrik.labour_intensive", False),
        ("region.code", None),
    ],
)
def test_null_removes_what_need_not_be_there(file: Path, path: str, default: object) -> None:
    given = {"coverage.source": "x", "workforce.growth_percent": "5", "groups.pabrik.labour_intensive": "true"}
    settings = [f"{path}={given[path]}"] if path in given else []
    if path == "groups.ojol.months":
        settings = ["groups.ojol.months={from: 2, to: 3}"]
    assert value_at(load_plan(file, [*settings, f"{path}=null"]), path) == default


def test_a_year_a_fund_and_all_groups_can_be_removed(file: Path) -> None:
    assert 2045 not in load_plan(file, ["targets.percent.2050=100", "targets.percent.2045=null"]).targets.percent
    assert not load_plan(file, ["groups=null", "funds=null"]).groups
    assert "dbhcht" not in load_plan(file, ["groups.ojol.paid_by=self", "funds.dbhcht=null"]).funds


def test_a_number_of_too_many_digits_is_not_said_to_be_text(told: Any) -> None:  # noqa: ANN401
    assert "quotes" not in told(f"workforce.size.2025={'9' * 16}")


@pytest.mark.parametrize("name", ["gojek", "lain"])
def test_the_id_by_which_a_group_is_found_cannot_be_set(told: Any, name: str) -> None:  # noqa: ANN401
    assert "groups.ojol.id" in told(f"groups.ojol.id={name}")


def test_of_settings_of_one_value_the_last_counts(file: Path) -> None:
    plan = load_plan(file, ["targets.percent.2030=60", "targets.path=step", "targets.percent.2030=70"])
    assert value_at(plan, "targets.percent.2030") == 70
    assert plan.targets.path == "step"


def test_a_setting_changes_what_a_scenario_says(tmp_path: Path) -> None:
    lay = Lay(tmp_path)
    lay.write("base.yaml", base())
    file = lay.scenario("groups: [{id: ojol, planned: {2026: 5_000}}, {id: neu, workers: 5}]")
    plan = load_plan(file, ["groups.ojol.planned.2026=9000", "groups.neu.workers=6"])
    assert [value_at(plan, path) for path in ("groups.ojol.planned", "groups.neu.workers")] == [
        {2025: 3_000, 2026: 9_000},
        6,
    ]
    assert [source.path for source in plan.source.extends] == [str(tmp_path / "base.yaml")]


one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example writes all it reads
two, three = (st.sampled_from(ids.split()) for ids in ("ojol pabrik", "ojol pabrik lain"))
some_years = st.integers(2025, 2045)
changes = st.one_of(
    st.builds("targets.percent.{}={:.2f}".format, some_years, st.floats(41, 100)),
    st.builds("targets.path={}".format, st.sampled_from("linear geometric smooth step".split())),
    st.builds("workforce.size.{}={}".format, st.integers(2026, 2050), st.integers(1, 10**6)),
    st.builds("funds.dbhcht.ceiling.{}={}".format, some_years, st.integers(0, 10**10)),
    st.builds("groups.{}.planned.{}={}".format, two, some_years, st.integers(0, 7_000)),
    st.builds("groups.{}.priority={}".format, three, st.integers(1, 9)),
    st.builds("groups.{}.lapse_percent={}".format, three, st.integers(0, 100)),
)


def as_scenario(setting: str) -> str:
    """A setting as one writes it into a scenario: ``targets: {percent: {2030: 70}}``."""
    path, _, value = setting.partition("=")
    section, *steps = path.split(".")
    group, steps = (steps[:1], steps[1:]) if section == "groups" else ([], steps)
    for step in reversed(steps):
        value = f"{{{step}: {value}}}"
    return f"{section}: [{{id: {group[0]}, {value[1:]}]" if group else f"{section}: {value}"


@one_folder
@given(wishes=st.lists(changes, min_size=1, max_size=4))
def test_to_set_is_to_edit_the_file(tmp_path: Path, wishes: list[str]) -> None:
    lay = Lay(tmp_path)
    below = lay.write("base.yaml", base())
    for i, wish in enumerate(wishes):
        lay.write(f"s{i}.yaml", f"extends: {f's{i - 1}' if i else 'base'}.yaml\n{as_scenario(wish)}\n")
    edited, set_ = load_plan(lay.folder / f"s{len(wishes) - 1}.yaml"), load_plan(below, wishes)
    assert set_.model_dump(exclude={"extends"}) == edited.model_dump(exclude={"extends"})
    assert roadmap(set_, last=2028).years == roadmap(edited, last=2028).years


@one_folder
@given(wishes=st.lists(changes, min_size=1, max_size=4))
def test_to_replace_is_to_set(tmp_path: Path, wishes: list[str]) -> None:
    below = Lay(tmp_path).write("base.yaml", base())
    assume(len({wish.partition("=")[0] for wish in wishes}) == len(wishes))
    values: dict[str, object] = {}
    for wish in wishes:
        path, _, text = wish.partition("=")
        values[path] = text if text.isalpha() else float(text) if "." in text else int(text)
    assert load_plan(below).replace(values).model_dump() == load_plan(below, wishes).model_dump()
