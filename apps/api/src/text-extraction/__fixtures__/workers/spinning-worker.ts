// Never answers, and never lets its event loop turn.
for (;;) {
  Math.sqrt(2);
}
