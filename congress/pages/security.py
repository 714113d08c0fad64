"""Headers on every answer: what a page may load, and that personal pages are not kept."""

from django.db import DataError

from congress.pages.views import bad_request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        # A page that looked at the session may show personal data: 剩余信息保护 (GB/T 22239 8.1.4.10).
        if getattr(request, "session", None) is not None and request.session.accessed:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request, error):
        """No text column holds a NUL and nobody types one: an address or a form that does is simply wrong."""
        return bad_request(request) if isinstance(error, DataError) and "NUL" in str(error) else None
