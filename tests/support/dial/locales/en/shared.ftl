# Nothing is shared.
