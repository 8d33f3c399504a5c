"""Leading old addresses to new ones: each in one step, never a chain, never a ring."""

from django.db import models

from .moved import canonical, keys, led

BATCH = 500


class Ring(Exception):
    """Addresses that lead to each other; its argument is one of them."""


class MovedManager(models.Manager):
    def move(self, old, new):
        """Lead `old` to `new`, where its page is now, and all that led to `old`: one step, never a chain or a ring."""
        if old == new:
            return
        self.filter(old_path=canonical(new)).delete()
        self.filter(new_path=old).update(new_path=new)
        self.update_or_create(old_path=canonical(old), defaults={"new_path": new})

    def lead(self, wanted):
        """Lead each old address to its new one, from `wanted` ({old: new}), and with it all that led there.

        One step each: a new address that was left itself leads on. Raises Ring. Returns {outcome: [old addresses in
        their canonical form]}, the outcomes being "made", "changed" and "same". A few queries for every 500.
        """
        wanted = {canonical(old): new for old, new in wanted.items()}
        wanted = {old: end_of(old, new, wanted) for old, new in wanted.items()}
        onward = self.leading(key for new in wanted.values() for key in keys(new))
        stale = set()
        for old, new in wanted.items():
            further, key = led(onward, new)
            if key and led(wanted, further)[1]:
                stale.add(key)  # it would lead back: what is said now counts
            else:
                wanted[old] = further
        for some in batches(stale - wanted.keys()):
            self.filter(old_path__in=some).delete()
        return self.write(wanted)

    def leading(self, asked):
        """Return {old: new} for those of the canonical addresses `asked` that lead somewhere."""
        found = {}
        for some in batches(asked):
            found.update(self.filter(old_path__in=some).values_list("old_path", "new_path"))
        return found

    def write(self, wanted):
        """Write the rows, bring along what led to them, and return what happened."""
        before = self.leading(wanted)
        happened = {"made": [], "changed": [], "same": []}
        for old, new in wanted.items():
            happened["made" if old not in before else "same" if before[old] == new else "changed"].append(old)
        rows = [self.model(old_path=old, new_path=wanted[old]) for old in happened["made"] + happened["changed"]]
        options = {"update_conflicts": True, "unique_fields": ["old_path"], "update_fields": ["new_path"]}
        self.bulk_create(rows, batch_size=BATCH, **options)
        led_there = {form: new for old, new in wanted.items() for form in (old, f"{old}/")}
        for some in batches(led_there):
            follow = list(self.filter(new_path__in=some).exclude(old_path__in=wanted))
            for row in follow:
                row.new_path = led_there[row.new_path]
            self.bulk_update(follow, ["new_path"], batch_size=100)
        return happened


def end_of(old, new, wanted):
    """Return where `new` leads in the end among `wanted` themselves."""
    passed, key = {old}, None
    while True:
        new, key = led(wanted, new)
        if key is None:
            return new
        if key in passed:
            raise Ring(old)
        passed.add(key)


def batches(items):
    items = list(dict.fromkeys(items))
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
