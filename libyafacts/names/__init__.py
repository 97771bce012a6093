"""Names however they are spelt, in whatever alphabet: the one thing that all the rooms in here are about.

A name goes through them in this order: ``folding`` (what writers of one name differ in without meaning another), ``romanising``
(any alphabet to Latin letters), ``sounds`` (letters that are written for one another), ``words`` (what each word of a name is:
part of it, a title, a mere description), ``comparing`` (how alike two names are, word by word).
"""
