"""A typed sentence -> its words, put right, and what they name.

`words` folds and splits it when `writing_out` has written out what is in short, by the rules of `rewriting`, as
`written_as`, `said_otherwise`, `said_of_winning` and, of a Prime Minister's days in office, `premiers` say;
`putting_right` puts its words right, each as `spelling` does, towards the `vocabulary` (of the `lexicon`, whose words
are in lexicon.txt, and the store's names); `spans` finds what they name (`seat_spans` which seats, `person_spans`
whom, `party_spans` which parties), with `numbers` and `periods`; `namesakes` knows which of several parties of a name
stood where. `report_words` has the words of reports, which are in report_words.txt.
"""
