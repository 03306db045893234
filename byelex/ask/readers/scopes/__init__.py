"""Which by-elections are meant: `scoping` says, with what a party did there (`party_parts`), where it came
(`party_places`), who was in government (`governing`), what is left out (`leaving_out`) and the `limits` on figures.
"""
