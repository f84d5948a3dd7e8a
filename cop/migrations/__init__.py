"""How the database came to its shape, one dated step after the other, both ways."""
