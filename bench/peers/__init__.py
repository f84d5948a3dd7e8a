"""Other forums, measured beside the product when they are asked for."""
