"""What holds for every test."""

from hypothesis import settings

# The same examples in every run: a red test is red for everyone. Search further with `--hypothesis-profile=search`.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("steady")
