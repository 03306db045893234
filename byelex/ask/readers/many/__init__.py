"""What is asked of by-elections at large: `at_large` reads it, and the first of these that fits.

`record_reading` for rankings, `tally_reading` for who has most, `grouped_reading` for which year or place has,
`whole_reading` for what part of all; `singled_out` for whether one is the only one, the first; `cities` for a city or a
county.
"""
