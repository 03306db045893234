"""A sentence to a query, a query to an answer, or an honest decline."""
