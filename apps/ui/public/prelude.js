/* global document, window */
// Runs before the modules and the first paint.
(function () {
  function read(key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  // Neither the colour scheme nor the language may flash. The keys are those of src/shell/preferences.ts.
  var root = document.documentElement;
  var scheme = read('elevendops.colour-scheme');
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);
  var language = read('elevendops.language');
  if (language === 'en' || language === 'zh-TW') {
    root.setAttribute('lang', language);
  }

  // zod tries `new Function` when a schema is made. The Content-Security-Policy refuses that, and says so
  // in the console, although zod goes on without. This is its setting for not trying.
  window.__zod_globalConfig = { jitless: true };
})();
