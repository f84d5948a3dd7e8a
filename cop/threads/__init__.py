"""Discussion: threads of six kinds, numbered posts, and who has read how far."""
