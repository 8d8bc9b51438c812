"""An edition as mail: ``letter`` (what it says) → ``message`` (one for each address) → ``delivery`` (to a mail server,
at most once to an address, told by a ``journal``)."""
