// A service that says what it is told, and its name; EARLY names what it does before anybody told it anything.
const { env } = process;
process.on('message', (message) => {
  console.log(JSON.stringify({ told: message, instance: env['ELEVENDOPS_INSTANCE'] }));
});
process.on('disconnect', () => process.exit());
console.log('loaded');
if (env['EARLY'] === 'exit') {
  process.exit(3);
}
