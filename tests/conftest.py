"""What holds for every test."""

from hypothesis import settings

# The same examples in every run: a red test is red for everyone.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
