from .visiting import hub

__all__ = ["hub"]
