"""After the fact: words that stand in the database and should not.

`register` knows every column that holds a person's words, and every one made of them. `places`
knows where each stands, whose it is and who looks after it. `operations/scanning` goes through all
of them and leaves what it finds for somebody to look at; `operations/masking` puts a placeholder in
place of what was found, wherever the same thing was said, and makes again what was made of it."""
