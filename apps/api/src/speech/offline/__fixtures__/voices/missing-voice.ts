// What the real program says when its packages are not installed.
console.log(JSON.stringify({ type: 'unavailable', protocol: 1, missing: 'espeak' }));
process.exitCode = 69;
