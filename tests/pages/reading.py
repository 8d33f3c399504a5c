"""A page as somebody reads it: its words in order, without the frame that all pages share."""

import re
from html import unescape


def main_part(response):
    """Return the page's main part without the block that every page has for passing it on."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
    return re.sub(r'<section class="passing".*?</section>', "", main, flags=re.DOTALL)


def words(response):
    """Return the words of the page's main part, one space between them."""
    main = main_part(response)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def title(response):
    return unescape(re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL).group(1))


def links(response):
    """Return the addresses to which the page's main part leads, in order."""
    main = main_part(response)
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', main)]
