"""Pages that were kept, by us or by others, as they are read again.

warc.py     the pages in a WARC file
records.py  its records one by one, over damage
message.py  what an HTTP message has for a body, whatever its headers claim
mirror.py   a folder of saved or mirrored pages
inputs.py   what a file or folder named by a user is, and the pages in it
"""
