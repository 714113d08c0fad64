"""The verbs of meetings: one file per stage. Each takes exactly one step of the flow."""
