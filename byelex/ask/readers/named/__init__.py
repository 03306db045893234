"""What is asked of what is named: a by-election, several of them, or somebody.

- `contest_reading` reads it of a by-election, `comparing_reading` of several side by side, or of what one is set
  against, `relative_limits` of by-elections set against one's own figure, `before_and_after` of the time after one.
- Its figures and whose they are: `measure_reading`, `rank_reading`, `swing_reading`, `subject_reading`; what is taken
  to be so of them `premises`; votes together `added_reading`; who beat whom `beating`; what no figure of it answers by
  itself `of_one_seat`; all that became of a seat, or what lay behind its by-election, `seat_reading`; whether it is in
  a place `whereabouts`.
- `person_reading` reads what is asked of somebody who stood, `member_reading` of who sat there.
"""
