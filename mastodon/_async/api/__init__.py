"""The rooms: one module per page of the official "Methods" documentation."""
