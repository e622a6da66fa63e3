process.stdout.write('up\n');
setTimeout(() => undefined, 600_000);
