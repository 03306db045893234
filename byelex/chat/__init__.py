"""Everything that knows Discord: the client, commands, buttons, reports, and the playground."""
