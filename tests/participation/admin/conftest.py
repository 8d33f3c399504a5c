from tests.desk.conftest import desk, editor

__all__ = ["desk", "editor"]
