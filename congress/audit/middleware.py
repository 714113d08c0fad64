from congress.audit.acting import acting


class watched:
    """Names the person and the request to the change log. Stands right behind the session middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting(request=request) as where:
            request.request_id = where.request_id
            return self.get_response(request)
