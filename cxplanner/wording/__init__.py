"""Facts become sentences here, in three languages, for windows, commands and paper alike."""
