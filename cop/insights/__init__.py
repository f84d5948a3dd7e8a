"""Loop health: how well the loop works, counted from the record and never from people."""
