"""What an item stands for beside the others, settled before the sentence is read.

`settling` settles it in every sentence: which of several parties, which order and unit, with `settling_members` for who
stood or sat there, and so for which by-elections of a seat, `settling_alternatives` for "6 or 60",
`settling_said_figure` for what is said to be so and `settling_years` for the years beside a seat; `settling_at_large`
where no seat is named, with `settling_beside` for words that what stands beside them gives another sense; `alliance`
whose alliance is meant.
"""
