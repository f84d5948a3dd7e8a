"""Look through what stands here, mask what should not, and say what may stay."""
