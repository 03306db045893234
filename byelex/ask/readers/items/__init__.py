"""What an item stands for beside the others, settled before the sentence is read.

`settling` settles it in every sentence: which of several parties, which by-elections of a seat, which order and unit;
`settling_at_large` where no seat is named, with `settling_beside` for words that what stands beside them gives another
sense; `alliance` whose alliance is meant.
"""
