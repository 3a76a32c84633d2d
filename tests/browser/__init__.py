"""What a reader sees and does, in a real Chromium without a window."""
