"""How plans are told apart where they stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.conftest import SMALLEST
from tests.plans import plan_of
from ucj_cli.engine.scenarios import changed_inputs, plan_labels

if TYPE_CHECKING:
    from pathlib import Path


def test_by_their_files_by_paths_and_at_last_by_number(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one, other, alike = tmp_path / "one.yaml", tmp_path / "other.yml", tmp_path / "b" / "one.yaml"
    for file in (one, other, alike):
        file.write_text(SMALLEST)
    plans = {file: ucj.load_plan(file) for file in (one, other, alike)}
    assert plan_labels([plans[one], plans[other]]) == ["one", "other"]
    assert plan_labels([plans[one], plans[other], plans[alike]]) == [str(one), "other", str(alike)]
    assert plan_labels([plans[one]] * 3) == [str(one), f"{one} (2)", f"{one} (3)"]


def test_by_what_is_set_unless_it_is_the_same_in_all(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(SMALLEST)
    plain, more, most = (ucj.load_plan(file, [f"targets.percent.2045={end}"] if end else []) for end in (0, 90, 95))
    assert plan_labels([plain, more, most]) == ["one", "targets.percent.2045=90", "targets.percent.2045=95"]
    assert plan_labels([more, more]) == [str(file), f"{file} (2)"]
    other = tmp_path / "other.yaml"
    other.write_text(SMALLEST)
    assert plan_labels([more, ucj.load_plan(other, ["targets.percent.2045=90"])]) == ["one", "other"]


def test_by_the_path_of_what_is_no_file_of_a_plan(tmp_path: Path) -> None:
    """As `ucj compare <(git show HEAD:plan.yaml) plan.yaml` names it."""
    file, pipe = tmp_path / "one.yaml", tmp_path / "pipe.63"
    for path in (file, pipe):
        path.write_text(SMALLEST)
    assert plan_labels([ucj.load_plan(pipe), ucj.load_plan(file)]) == [str(pipe), "one"]


@pytest.mark.parametrize(
    ("names", "key", "facts"),
    [
        (["a"], "names_count", {"names": 1, "plans": 2}),
        (["a", "a"], "name_twice", {"what": "a"}),
        ("ab", "values_needed", {"path": "names"}),
    ],
)
def test_names_that_are_given_are_as_many_as_plans(names: Any, key: str, facts: dict[str, object]) -> None:  # noqa: ANN401
    plan = plan_of()
    assert [each.name for each in ucj.compare([plan, plan], names=["a", "b"]).plans] == ["a", "b"]
    with pytest.raises(ucj.UsageError) as error:
        ucj.compare([plan, plan], names=names)
    assert (error.value.key, error.value.facts) == (key, facts)


def test_inputs_are_called_as_the_plan_calls_them() -> None:
    group = {"id": "lain", "workers": "rest"}
    plan = plan_of(groups=[group])
    later = plan_of(groups=[group | {"months": {"from": 4, "to": 12}}])
    assert [(each.path, each.values) for each in changed_inputs([plan, later])] == [("groups.lain.months.from", (1, 4))]
