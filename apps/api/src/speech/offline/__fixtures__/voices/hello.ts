/** Says hello as the real voice does. */
export function sayHello(protocol = 1): void {
  console.log(JSON.stringify({ type: 'hello', protocol, languages: ['en'], variants: ['f2'] }));
}
