"""`yybnet`: Scrapy's command line with this project's settings and commands, from any folder."""

import os


def main() -> None:
    """Does what `scrapy` does in the project's folder, and exits with the command's status."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "yybnet_crawler.settings"
    from scrapy.cmdline import execute  # it reads the settings where the environment says

    execute()


if __name__ == "__main__":
    main()
