"""The only place that speaks SQL: the schema, contests and what is computed of them, revisions, alerts, export.

- The file: `opening` opens it, `connection` is it open, `schema` brings it up to date by the steps in `migrations/`;
  `rows` says how single values stand in it, `trouble` what is said where the disk fails, `settings` keeps small texts.
- Contests: `results` reads them, `reference` what they are read against, `national` a whole general election;
  `revisions` writes them, each as one text (`bodies`), and `differences` says what changed; `since` has only the
  contests revised since read again; `loaded_files` knows which data files were read, `export` writes everything out.
- What is computed of them: `computed` keeps the figures, `index` a narrow row a contest, `tallies` sums a year.
- What is asked of many: `scope` says which, as SQL; `queries` ranks, counts and lists them, `totals` and `groups` add
  them up, `lines` gives a row of each, `around` where one stands; `at_odds` those a source disagrees on, `called` those
  of which more is to come, `reports` what was reported.
- Alerts: `alerts` says who wants which, `occasions` what of; `queueing` queues a delivery each, `deliveries` is the
  outbox.
- Talk: `replied` which reply answers which message, `kept` questions too long for a button.
"""

from byelex.store.connection import Store
from byelex.store.opening import open_store
from byelex.store.results import Coverage

__all__ = ["Coverage", "Store", "open_store"]
