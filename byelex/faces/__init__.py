"""An Answer turned into what someone sees: console text, JSON, a Discord embed, a picture."""
