"""Whether the portal is well: heartbeats of worker and beat, and the probes behind ``/healthz``."""
