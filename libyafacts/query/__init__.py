"""One function per question: an index and the question's arguments in, an :class:`~libyafacts.table.Answer` out.

Nothing here prints, and nothing here knows whether a person or a script asked.
"""
