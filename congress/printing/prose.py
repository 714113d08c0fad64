"""Text as people type or paste it, made ready for paper."""


def paragraphs(text: str) -> list[str]:
    """One string per paragraph: typed indents and empty lines go, the style sheet indents."""
    lines = (line.strip(" \t\u3000\u00a0") for line in (text or "").splitlines())
    return [line for line in lines if line]
