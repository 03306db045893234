"""What people call places and parties beside their names: abbreviations of words, and names of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from byelex.elections import Party
from byelex.names.text import name_words

_GIVEN = """
alec alexander|alf alfred|andy andrew|archie archibald|barney bernard|ben benjamin|bert albert herbert|betty elizabeth
|bill william|billy william|bob robert|charlie charles|chris christopher christine|dan daniel|dave david|dick richard
|don donald|ed edward|eddie edward|ernie ernest|frank francis|fred frederick|geoff geoffrey|greg gregory|harry henry
harold|jack john|jeff jeffrey geoffrey|jenny jennifer|jim james|jimmy james|joe joseph|ken kenneth|larry lawrence
|len leonard|liz elizabeth|maggie margaret|matt matthew|mike michael|mick michael|nick nicholas|nye aneurin|pat patricia
patrick|peggy margaret|pete peter|phil philip|ray raymond|reg reginald|rob robert|ron ronald|sam samuel samantha|sandy
alexander|sid sidney|stan stanley|steve stephen steven|sue susan|ted edward|terry terence|tim timothy|tom thomas
|tony anthony antony|vic victor|walt walter|will william|willie william|willy william
"""
_FORMS = {short: tuple(full) for short, *full in map(str.split, _GIVEN.split("|"))}
"""What given names are short for."""


def given_in_full(word: str) -> tuple[str, ...]:
    """Give the given names that a word is short for: "Nye" was Aneurin."""
    return _FORMS.get(word, ())


_WORDS: dict[str, tuple[str, ...]] = {
    "beds": ("bedfordshire",),
    "berks": ("berkshire",),
    "bucks": ("buckinghamshire",),
    "cambs": ("cambridgeshire",),
    "ches": ("cheshire",),
    "derbys": ("derbyshire",),
    "glos": ("gloucestershire", "gloucester"),
    "hants": ("hampshire",),
    "herts": ("hertfordshire",),
    "hunts": ("huntingdonshire", "huntingdon"),
    "lancs": ("lancashire",),
    "leics": ("leicestershire",),
    "lincs": ("lincolnshire",),
    "northants": ("northamptonshire",),
    "northumb": ("northumberland",),
    "notts": ("nottinghamshire",),
    "oxon": ("oxfordshire",),
    "salop": ("shropshire",),
    "shrops": ("shropshire",),
    "staffs": ("staffordshire",),
    "warks": ("warwickshire",),
    "wilts": ("wiltshire",),
    "worcs": ("worcestershire",),
    "yorks": ("yorkshire",),
    "brum": ("birmingham",),
    "bham": ("birmingham",),
    "birm": ("birmingham",),
    "manc": ("manchester",),
    "mboro": ("middlesbrough",),
    "pk": ("park",),
    "prk": ("park",),
    "est": ("east",),
    "wakey": ("wakefield",),
    "mcr": ("manchester",),
    "lpool": ("liverpool",),
    "pool": ("liverpool",),
    "soton": ("southampton",),
    "boro": ("middlesbrough",),
    "wythy": ("wythenshawe",),
    "tivvy": ("tiverton",),
    "pboro": ("peterborough",),
    "wellie": ("wellingborough",),
    "wellingbro": ("wellingborough",),
    "hpool": ("hartlepool",),
    "abdn": ("aberdeen",),
    "donny": ("doncaster",),
    "hudds": ("huddersfield",),
    "ndenton": ("denton",),
    "n": ("north",),
    "nth": ("north",),
    "s": ("south",),
    "sth": ("south",),
    "e": ("east",),
    "w": ("west",),
    "ne": ("north east",),
    "nw": ("north west",),
    "c": ("central",),
    "cent": ("central",),
    "centre": ("central",),
    "northern": ("north",),
    "southern": ("south",),
    "eastern": ("east",),
    "western": ("west", "iar"),
    "isles": ("eileanan",),
    "anglesey": ("ynys",),
    "st": ("saint",),
    "saint": ("st",),
    "street": ("st",),
}


def short_forms(word: str) -> Sequence[str]:
    """Give the words that an abbreviated part of a place's name stands for; none if it is not one."""
    return _WORDS.get(word, ())


def in_full(found: Sequence[str]) -> list[str]:
    """Write each word that is short for just one in full: "brum" is Birmingham."""
    return [forms[0] if len(forms := short_forms(word)) == 1 else word for word in found]


_PARTIES = {
    "conservative": (
        "con, cons, tory, tories, torys, toryies, conservatives, conservative party, tory party, the "
        "conservatives, conservative and unionist party, conservative and unionist, unionists con"
    ),
    "labour": (
        "lab, labor, labour party, labours, lab coop, labour and co operative, labour and cooperative, labour "
        "co op, labour coop, new labour, the labour party"
    ),
    "liberal-democrats": (
        "ld, lds, lib dem, lib dems, libdem, libdems, liberal democrat, liberal democrats, lib, libs, lib d, "
        "lib democrats, liberal dems, libdms, lib dem party, liberal democrat party"
    ),
    "reform-uk": (
        "ref, reform, reform uk, ref uk, ruk, reform party, reformuk, brexit party, the brexit party, brexit, brx, "
        "bxp, farages party, refuk, reformers"
    ),
    "ukip": "ukip, kippers, kipper, uk independence party, uk independence, u kip, independence party",
    "green": "green, greens, green party, grn, green party of england and wales, the greens",
    "scottish-green": "scottish green, scottish greens, scottish green party",
    "green-ni": "green party northern ireland, green ni, northern irish greens",
    "snp": "snp, scottish national party, scottish nationalists, scottish national, scots nats, nats",
    "plaid-cymru": "plaid, plaid cymru, pc, party of wales",
    "dup": "dup, democratic unionist, democratic unionists, democratic unionist party",
    "uup": "uup, ulster unionist, ulster unionists, ulster unionist party",
    "sinn-fein": "sf, sinn fein, sinnfein, shinners, sin fein",
    "sdlp": "sdlp, social democratic and labour party, social democratic and labour",
    "alliance": "alliance, apni, alliance party, alliance party of northern ireland",
    "monster-raving-loony": (
        "loony, loonies, loonys, monster raving loony, monster raving loonies, mrlp, omrlp, looney, official "
        "monster raving loony party, monster raving loony party, raving loony, raving loonies, raving loony "
        "party, loony party, monster loony party, loonie, looneys, looneies"
    ),
    "workers-party": (
        "workers party, workers party of britain, wpb, workers party gb, galloways party, wp, the workers party"
    ),
    "respect": "respect, respect party, res",
    "bnp": "bnp, british national party, british national",
    "english-democrats": "english democrats, english democrat, ed, eng dem, eng dems",
    "sdp-1990": "sdp, social democratic party, social democrats",
    "count-binface": "count binface party, binface party, cbp",
    "rejoin-eu": "rejoin eu, rejoin, rejoin eu party, rejoiners, reu",
    "heritage": "heritage, heritage party, hpuk",
    "independent": "independent, independents, ind, inds, indy, indie, indies, indys",
    "speaker": "speaker, the speaker, speaker seeking re election",
}

PARTY_NICKNAMES = {party_id: tuple(phrases.split(", ")) for party_id, phrases in _PARTIES.items()}
"""Party id -> folded words for it, beside its own names and those in the parties table."""


_BRACKETED = re.compile(r"\([^)]*\)")


def party_words(parties: Sequence[Party]) -> dict[tuple[str, ...], Party]:
    """Map every folded phrase for a party to it; one that several share is the first's that is written so.

    Names as they are written win over all else, then full names and a table's own nicknames, then forms without "the".
    """
    found: dict[tuple[str, ...], Party] = {}

    def add(party: Party, *phrases: str) -> None:
        for phrase in phrases:
            if key := name_words(phrase):
                found.setdefault(key, party)

    for party in parties:
        add(party, party.name)
    for party in parties:
        add(party, party.full_name, *party.nicknames)
    for key, party in list(found.items()):
        found.setdefault(_without_the(key), party)
    for party in parties:
        add(party, *PARTY_NICKNAMES.get(party.id, ()))
    for party in parties:
        add(party, party.abbreviation)
    return found


def party_namesakes(parties: Sequence[Party]) -> dict[tuple[str, ...], tuple[Party, ...]]:
    """Map each folded name or abbreviation that several parties go by to them, brackets and "the" left out."""
    found: dict[tuple[str, ...], dict[str, Party]] = {}
    for party in parties:
        written = (party.name, party.full_name)
        for phrase in (*written, *(_BRACKETED.sub("", one) for one in written), *party.nicknames, party.abbreviation):
            if key := name_words(phrase):
                found.setdefault(_without_the(key), {})[party.id] = party
    return {key: tuple(sharing.values()) for key, sharing in found.items() if len(sharing) > 1}


def _without_the(key: tuple[str, ...]) -> tuple[str, ...]:
    return key[1:] if key[0] == "the" and len(key) > 1 else key
