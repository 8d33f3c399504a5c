class Refused(Exception):
    """A request that the protocol answers with an error of its own: `code` is one of its words."""

    def __init__(self, code, sentence):
        self.code = code
        super().__init__(sentence)


def bad_argument(sentence):
    return Refused("badArgument", sentence)
