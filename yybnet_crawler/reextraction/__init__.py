"""Kept pages become records anew, with the extraction of today.

results.py  pages to records and rejections, as a run would
part.py     one input to one sealed part
workers.py  parts in processes of this machine
cluster.py  parts on a Dask scheduler
merge.py    what changed goes to the data folder
progress.py pages a second, time left
"""
