"""What was reported: `reporting` finds it, with a `report_search` each time, among the `reports` of the store.

`telling` answers with what was found.
"""
