"""What an item stands for beside the others.

`settling` settles which by-elections of a seat somebody named with it stood at, `settling_at_large` likewise where no
seat is named, with `settling_beside` for words that what stands beside them gives another sense; `alliance` settles
whose alliance is meant.
"""
