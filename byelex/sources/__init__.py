"""Outside data turned into elections values, checked on the way in."""
