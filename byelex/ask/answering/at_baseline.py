"""What is said of one measure of the general election before a contest."""

from __future__ import annotations

from byelex.answers import Figure
from byelex.ask.answering.figure_parts import Part
from byelex.elections import Baseline, ByElection, Poll
from byelex.measures import majority, majority_points, share_points, turnout_points, valid_vote_count
from byelex.questions.contest import NO_BASELINE, majority_figure
from byelex.wording import count, day, how_many, in_points, percent, with_party


def before(by_election: ByElection, measure: str) -> Part:
    """Give a figure of the general election before, named as such."""
    baseline = by_election.baseline
    if baseline is None:
        return Part(NO_BASELINE)
    at = f"At the general election of {day(baseline.polling_on)}, not a by-election,"
    return Part(f"{at} {_of_poll(baseline, measure)}", _other_figures(baseline))


def _of_poll(baseline: Baseline, measure: str) -> str:
    poll: Poll = baseline
    if measure == "turnout":
        return f"turnout was {percent(turnout_points(poll))}."
    if measure == "electorate":
        return f"the electorate was {count(poll.electorate)}."
    if measure == "valid votes":
        return f"{count(valid_vote_count(poll))} valid votes were cast."
    if measure == "rejected papers":
        return f"rejected papers: {count(poll.rejected_vote_count)}."
    if measure == "candidates":
        return f"{how_many(len(baseline.candidacies), 'candidate')} stood."
    if not baseline.candidacies:
        return "the votes are not in the store."
    if measure == "majority":
        second = f" over {with_party(baseline.candidacies[1])}" if len(baseline.candidacies) > 1 else ""
        return (
            f"the majority was {count(majority(poll))} ({in_points(majority_points(poll))} of share): "
            f"{with_party(baseline.candidacies[0])}{second}."
        )
    first = baseline.candidacies[0]
    share = percent(share_points(poll, first))
    return f"{with_party(first)} won with {share}, a majority of {count(majority(poll))}."


def _other_figures(baseline: Baseline) -> tuple[Figure, ...]:
    if not baseline.candidacies:
        return ()
    return (majority_figure(baseline, "Majority then"),)
