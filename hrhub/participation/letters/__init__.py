"""What those who take part are written: in their language, and in the transaction of the act that it tells of."""

from .failing import failed_addresses
from .kinds import KINDS
from .sending import answer, one_to, scope_of, send, send_all
from .wording import subject, titled

__all__ = ["KINDS", "answer", "failed_addresses", "one_to", "scope_of", "send", "send_all", "subject", "titled"]
