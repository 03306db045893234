"""What is asked of by-elections at large: `at_large` reads it, of several times, places or parties by `each_reading`.

It goes by `count_reading` for counts, sums and averages, `record_reading` for rankings, `polled_reading` for who polled
so many votes, `tally_reading` for who has most, `grouped_reading` for which year or place has, `whole_reading` for what
part of all; `lost` settles what a party lost that had no seat. `singled_out` (whether one is the only one, the first)
and `cities` (a city or a county) read what is left of their questions by it.
"""
