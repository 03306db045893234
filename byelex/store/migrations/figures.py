"""Tables of what is computed or published of the contests, and the indexes that questions rank by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from byelex.store.migrations.running import run

if TYPE_CHECKING:
    from sqlite_utils import Database

RANKED = (
    *("majority", "majority_pct", "baseline_majority", "baseline_majority_pct", "turnout_pct", "turnout_change_pp"),
    *("swing_pp", "swing_needed_pp", "electorate", "valid_vote_count", "rejected_vote_count", "candidate_count"),
    *("lost_deposit_count", "winner_votes", "winner_share_pct"),
    *("CASE WHEN held = 0 THEN baseline_majority END", "CASE WHEN held = 0 THEN baseline_majority_pct END"),
)
"""What contests are ranked by, as byelex.store.queries writes it: an index each, of those that have it."""


def m003_measures(db: Database) -> None:
    """The computed figures, and the views that join them to the facts."""
    run(
        db,
        """
        CREATE TABLE by_election_measures (
            by_election_id TEXT PRIMARY KEY REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            result TEXT NOT NULL,
            held INTEGER,
            gained_from_party_id TEXT REFERENCES party (id),
            winner_ordinal INTEGER NOT NULL,
            runner_up_ordinal INTEGER,
            candidate_count INTEGER NOT NULL,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            turnout_pct REAL,
            ballot_turnout_pct REAL,
            turnout_change_pp REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            baseline_turnout_pct REAL,
            swing_from_party_id TEXT REFERENCES party (id),
            swing_to_party_id TEXT REFERENCES party (id),
            swing_pp REAL,
            swing_note TEXT,
            swing_needed_pp REAL,
            lost_deposit_count INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        # Invented contests have no place among the real ones, so every ranking begins with invented = 0.
        "CREATE INDEX measures_swing ON by_election_measures (invented, swing_pp)",
        "CREATE INDEX measures_pair ON by_election_measures (swing_from_party_id, swing_to_party_id, swing_pp)",
        """
        CREATE TABLE candidacy_measures (
            by_election_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            share_pct REAL,
            change_pp REAL,
            deposit_lost INTEGER,
            position INTEGER,
            PRIMARY KEY (by_election_id, ordinal),
            FOREIGN KEY (by_election_id, ordinal) REFERENCES candidacy (by_election_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE VIEW by_election_summary AS
        SELECT
            contest.polling_on,
            seat.name AS constituency,
            seat.id AS ons_id,
            seat.country,
            seat.region,
            winner.name AS winner,
            winner_party.name AS winner_party,
            winner.votes AS winner_votes,
            winner_measures.share_pct AS winner_share_pct,
            runner_up.name AS runner_up,
            runner_up_party.name AS runner_up_party,
            runner_up.votes AS runner_up_votes,
            computed.result,
            computed.majority,
            computed.majority_pct,
            contest.electorate,
            computed.valid_vote_count AS valid_votes,
            contest.rejected_vote_count AS rejected_votes,
            computed.turnout_pct,
            computed.turnout_change_pp,
            computed.baseline_majority,
            computed.baseline_majority_pct,
            computed.baseline_turnout_pct,
            swing_from.name AS swing_from,
            swing_to.name AS swing_to,
            computed.swing_pp,
            computed.swing_note,
            computed.swing_needed_pp,
            computed.candidate_count AS candidates,
            computed.lost_deposit_count AS deposits_lost,
            contest.cause,
            contest.stage,
            contest.general_election_on AS baseline_on,
            contest.id AS by_election_id,
            winner.person_id AS winner_id,
            winner.party_id AS winner_party_id,
            runner_up.person_id AS runner_up_id,
            runner_up.party_id AS runner_up_party_id,
            computed.gained_from_party_id,
            computed.swing_from_party_id,
            computed.swing_to_party_id,
            computed.held,
            computed.ballot_turnout_pct,
            contest.invented
        FROM by_election_measures AS computed
        JOIN by_election AS contest ON contest.id = computed.by_election_id
        JOIN constituency AS seat ON seat.id = contest.constituency_id
        JOIN candidacy AS winner
            ON winner.by_election_id = contest.id AND winner.ordinal = computed.winner_ordinal
        JOIN candidacy_measures AS winner_measures
            ON winner_measures.by_election_id = contest.id AND winner_measures.ordinal = computed.winner_ordinal
        JOIN party AS winner_party ON winner_party.id = winner.party_id
        LEFT JOIN candidacy AS runner_up
            ON runner_up.by_election_id = contest.id AND runner_up.ordinal = computed.runner_up_ordinal
        LEFT JOIN party AS runner_up_party ON runner_up_party.id = runner_up.party_id
        LEFT JOIN party AS swing_from ON swing_from.id = computed.swing_from_party_id
        LEFT JOIN party AS swing_to ON swing_to.id = computed.swing_to_party_id
        """,
        """
        CREATE VIEW candidacy_summary AS
        SELECT
            contest.polling_on,
            seat.name AS constituency,
            seat.id AS ons_id,
            stood.name AS person,
            party.name AS party,
            stood.votes,
            computed.share_pct,
            computed.change_pp,
            computed.deposit_lost,
            computed.position,
            stood.party_name,
            contest.id AS by_election_id,
            stood.ordinal,
            stood.person_id,
            stood.party_id,
            stood.ordinal = whole.winner_ordinal AS elected,
            seat.country,
            seat.region,
            contest.invented
        FROM candidacy_measures AS computed
        JOIN by_election_measures AS whole ON whole.by_election_id = computed.by_election_id
        JOIN candidacy AS stood
            ON stood.by_election_id = computed.by_election_id AND stood.ordinal = computed.ordinal
        JOIN by_election AS contest ON contest.id = computed.by_election_id
        JOIN constituency AS seat ON seat.id = contest.constituency_id
        JOIN party ON party.id = stood.party_id
        """,
    )


def m007_published(db: Database) -> None:
    """Contests known in part: figures kept as they were published, and where a ranked figure comes from."""
    views = {
        name: sql
        for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall()
        if name in ("by_election_summary", "candidacy_summary")
    }
    run(
        db,
        "ALTER TABLE by_election ADD COLUMN completeness TEXT NOT NULL DEFAULT 'full'",
        "ALTER TABLE by_election ADD COLUMN petition_note TEXT",
        "ALTER TABLE by_election ADD COLUMN published_swing TEXT",
        "ALTER TABLE by_election ADD COLUMN published_swing_from_id TEXT REFERENCES party (id)",
        "ALTER TABLE by_election ADD COLUMN published_swing_to_id TEXT REFERENCES party (id)",
        "ALTER TABLE by_election ADD COLUMN published_turnout TEXT",
        "ALTER TABLE by_election ADD COLUMN published_majority INTEGER",
        "ALTER TABLE by_election ADD COLUMN published_valid_vote_count INTEGER",
        "ALTER TABLE candidacy ADD COLUMN published_share TEXT",
        # By-elections that took place and are not in the store; `parliament_on` is the general election before.
        """
        CREATE TABLE missing_by_election (
            constituency TEXT NOT NULL,
            parliament_on TEXT NOT NULL,
            held TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (constituency, parliament_on, held)
        ) STRICT, WITHOUT ROWID
        """,
        "DROP VIEW by_election_summary",
        "DROP VIEW candidacy_summary",
        # Made anew, since a column cannot lose its NOT NULL: of a contest not read in full the number of candidates is
        # not known. Its rows are computed, and are computed again when the store is next opened.
        # A basis is 'computed', 'published' or 'from published changes'; a margin is half a unit of the last place
        # of what was printed, nought for what is computed: the exact figure lies within it.
        "DROP TABLE by_election_measures",
        """
        CREATE TABLE by_election_measures (
            by_election_id TEXT PRIMARY KEY REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            result TEXT NOT NULL,
            held INTEGER,
            gained_from_party_id TEXT REFERENCES party (id),
            winner_ordinal INTEGER NOT NULL,
            runner_up_ordinal INTEGER,
            candidate_count INTEGER,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            turnout_pct REAL,
            turnout_basis TEXT,
            turnout_margin_pp REAL,
            ballot_turnout_pct REAL,
            turnout_change_pp REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            baseline_turnout_pct REAL,
            swing_from_party_id TEXT REFERENCES party (id),
            swing_to_party_id TEXT REFERENCES party (id),
            swing_pp REAL,
            swing_basis TEXT,
            swing_margin_pp REAL,
            swing_note TEXT,
            swing_needed_pp REAL,
            lost_deposit_count INTEGER
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX measures_swing ON by_election_measures (invented, swing_pp)",
        "CREATE INDEX measures_pair ON by_election_measures (swing_from_party_id, swing_to_party_id, swing_pp)",
        "UPDATE store SET measures_edition = 0",
        # A view cannot be altered: each is made again as it was, with the new columns after its last.
        views["by_election_summary"].replace(
            "contest.invented\n",
            "contest.invented, contest.completeness, computed.swing_basis, computed.swing_margin_pp, "
            "computed.turnout_basis, computed.turnout_margin_pp\n",
        ),
        views["candidacy_summary"].replace(
            "contest.invented\n",
            "contest.invented, stood.published_share, stood.published_change, contest.completeness\n",
        ),
    )


def m008_index(db: Database) -> None:
    """What questions filter and rank by, in narrow tables that need no join."""
    run(
        db,
        """
        CREATE TABLE contest_index (
            number INTEGER PRIMARY KEY,
            by_election_id TEXT NOT NULL UNIQUE REFERENCES by_election (id),
            invented INTEGER NOT NULL,
            polling_on TEXT NOT NULL,
            constituency_id TEXT NOT NULL,
            held INTEGER,
            winner_party_id TEXT NOT NULL,
            defender_party_id TEXT,
            runner_up_party_id TEXT,
            cause TEXT,
            electorate INTEGER,
            rejected_vote_count INTEGER,
            valid_vote_count INTEGER,
            majority INTEGER,
            majority_pct REAL,
            baseline_majority INTEGER,
            baseline_majority_pct REAL,
            turnout_pct REAL,
            turnout_change_pp REAL,
            swing_from_party_id TEXT,
            swing_to_party_id TEXT,
            swing_pp REAL,
            swing_needed_pp REAL,
            candidate_count INTEGER,
            lost_deposit_count INTEGER,
            winner_votes INTEGER,
            winner_share_pct REAL
        ) STRICT
        """,
        "CREATE INDEX contest_index_day ON contest_index (polling_on)",
        """
        CREATE TABLE candidacy_index (
            contest INTEGER NOT NULL REFERENCES contest_index (number),
            ordinal INTEGER NOT NULL,
            party_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            votes INTEGER,
            share_pct REAL,
            change_pp REAL,
            position INTEGER,
            deposit_lost INTEGER,
            elected INTEGER NOT NULL,
            PRIMARY KEY (contest, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX candidacy_index_party ON candidacy_index (party_id, share_pct)",
        "CREATE INDEX candidacy_index_person ON candidacy_index (person_id)",
        "CREATE INDEX candidacy_index_votes ON candidacy_index (votes)",
        "CREATE INDEX candidacy_index_share ON candidacy_index (share_pct)",
        "CREATE INDEX candidacy_index_change ON candidacy_index (change_pp)",
        "UPDATE store SET measures_edition = 0",
    )


def m011_orders(db: Database) -> None:
    """An index for every order that contests are ranked or listed in, and what is counted on the way."""
    for column in ("country TEXT", "region TEXT", "compared INTEGER"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column}")
    for column in ("candidacy_count", "votes_known_count", "changes_known_count"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column} INTEGER")
    for column in ("swing_margin_pp", "turnout_margin_pp"):
        db.execute(f"ALTER TABLE contest_index ADD COLUMN {column} REAL")
    # The index follows a seat that is put in another region.
    db.execute(
        "CREATE TRIGGER constituency_moved AFTER UPDATE OF country, region ON constituency BEGIN "
        "UPDATE contest_index SET country = new.country, region = new.region WHERE constituency_id = new.id; END"
    )
    db.execute("DROP INDEX contest_index_day")
    # Each ends with what is asked of it besides its order, `invented` too, so that counting need not look further.
    for name, columns in (
        ("day", "polling_on DESC, by_election_id, country, invented"),
        ("winner", "winner_party_id, held, polling_on, country, invented"),
        ("held", "held, country, polling_on, invented"),
        ("stood", "country, polling_on, candidacy_count, votes_known_count, changes_known_count, invented"),
    ):
        db.execute(f"CREATE INDEX contest_index_{name} ON contest_index ({columns}) WHERE invented = 0")
    for number, measure in enumerate(RANKED):
        db.execute(
            f"CREATE INDEX contest_index_order_{number} ON contest_index ({measure}, polling_on, country, invented) "
            f"WHERE invented = 0 AND {measure} IS NOT NULL"
        )
    db.execute(
        "CREATE INDEX contest_index_no_swing ON contest_index (compared, polling_on, country, swing_pp, invented) "
        "WHERE invented = 0 AND swing_pp IS NULL"
    )
    # What the store covers, and as of when.
    db.execute("CREATE INDEX revision_moment ON revision (recorded_at)")
    db.execute(
        "CREATE INDEX by_election_completeness ON by_election (polling_on, completeness, stage, invented, withdrawn)"
    )
    db.execute("CREATE INDEX by_election_called ON by_election (polling_on, id) WHERE stage = 'called'")
    for measure in ("votes", "change_pp"):
        db.execute(f"CREATE INDEX candidacy_index_party_{measure} ON candidacy_index (party_id, {measure})")
    db.execute("UPDATE store SET measures_edition = 0")
