"""Two sets of records, address by address: what a change to the extraction did.

sets.py     which line of which file is the record of an address
changes.py  what kind of change lies between two values
result.py   all counts and examples
text.py     side by side in a terminal
page.py     the same as an HTML page to send around
"""
