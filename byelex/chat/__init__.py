"""Everything that knows Discord.

- `service` runs it: `bot`, or without a token `playground`, in which `demo` plays an invented by-election and `hints`
  helps with commands typed as text; `watching` notices changed files, `logs` writes what happens.
- `client` is what every answer needs of the bot; `commands` makes the slash commands, `sync` tells Discord of them;
  `listening` answers messages, of which `addressing` says what they say to Byelex; `pace` says how fast one may ask.
- `replies` shows an answer, with `buttons` (what they carry says `carrying`) and `pictures`; `errors` says what a
  person is told when something goes wrong.
- `editing/` is for editors, who record results; `report` tells them of a wrong figure; `alerts/` sends results.
"""
