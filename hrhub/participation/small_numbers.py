"""Small numbers hide people: below five a public table says so, and no sum in it gives the number away.

Whoever subtracts the rows that are shown from the total learns the sum of those that are hidden. So rows of five and
more are hidden with them ("5 or more"), the smallest first, until every small one could still be 1, 2, 3 or 4.
"""

FROM = 5
FEWER, MORE = "fewer", "more"  # in place of a number


def hidden(numbers):
    """Return {key: number, FEWER or MORE} for the `numbers` ({key: n > 0}) of one table; {} where nothing can be shown.

    Their sum is taken to be known.
    """
    small = sorted((key for key, n in numbers.items() if n < FROM), key=str)
    large = sorted((key for key, n in numbers.items() if n >= FROM), key=lambda key: (-numbers[key], str(key)))
    left_out = []
    while not keeps_secret(*([numbers[key] for key in keys] for keys in (small, left_out, large))):
        if not large:
            return {}
        left_out.insert(0, large.pop())
    return {key: numbers[key] for key in large} | dict.fromkeys(left_out, MORE) | dict.fromkeys(small, FEWER)


def keeps_secret(small, left_out, shown):
    """Say whether, knowing the sum of all that are hidden, each small one may still be anything from 1 to 4.

    What is left out has at most as many as the smallest that is shown.
    """
    if not small:
        return True
    together, others = sum(small) + sum(left_out), len(small) - 1
    most = min(shown, default=together)
    can_be_one = together - 1 <= others * (FROM - 1) + len(left_out) * most
    can_be_four = together - (FROM - 1) >= others + len(left_out) * FROM
    return can_be_one and can_be_four
