"""Answers about by-elections at large.

`listing` lists and counts them, `summing` and `averaging` say what a measure comes to, `ranking` what is most,
`first_of_each` what is most in each year or place, `party_rank` where a party's own figure stands among all it had,
`tallying` who or when has most, `grouping` how many there were in each, `singling` whether one is the only one, `each`
the same of several times or places.
"""
