import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { headerListOf, type HeaderList } from './header-list.ts';

/** The headers that every reply carries, own and proxied. */
export interface SecurityHeaders {
  /** Lower-case names; a reply of the API does not get to set them. */
  readonly names: ReadonlySet<string>;
  /** The headers for a reply to a request with these headers. */
  for(request: IncomingHttpHeaders): HeaderList;
}

const CONTENT_SECURITY_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  // A patient's browser talks to the voice agent itself.
  'connect-src': ["'self'", 'https://api.elevenlabs.io', 'wss://api.elevenlabs.io'],
  // Signed recordings and the previews of ElevenLabs' voices are both in Cloud Storage.
  'media-src': ["'self'", 'blob:', 'https://storage.googleapis.com'],
  'worker-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
};

// helmet has no opinion on these; the microphone is for talking to an agent.
const PERMISSIONS_POLICY = [
  'accelerometer=()',
  'autoplay=(self)',
  'browsing-topics=()',
  'camera=()',
  'display-capture=()',
  'encrypted-media=()',
  'fullscreen=(self)',
  'geolocation=()',
  'gyroscope=()',
  'hid=()',
  'magnetometer=()',
  'microphone=(self)',
  'midi=()',
  'payment=()',
  'publickey-credentials-get=()',
  'serial=()',
  'usb=()',
  'xr-spatial-tracking=()',
].join(', ');

const ONE_YEAR_SECONDS = 31_536_000;

/** Has helmet render its headers once, so that a request costs no more than a choice between two lists. */
export function createSecurityHeaders(): SecurityHeaders {
  const always = {
    ...renderedByHelmet(),
    'Permissions-Policy': PERMISSIONS_POLICY,
  };
  const overHttps = {
    ...always,
    // A browser ignores it over plain http, and a proxy in between might not.
    'Strict-Transport-Security': `max-age=${String(ONE_YEAR_SECONDS)}`,
  };
  const plainList = headerListOf(always);
  const httpsList = headerListOf(overHttps);
  return {
    names: new Set(Object.keys(overHttps).map((name) => name.toLowerCase())),
    for: (request) => (cameByHttps(request) ? httpsList : plainList),
  };
}

/** True when the visitor's own connection was encrypted, as the front end tells it. */
export function cameByHttps(headers: IncomingHttpHeaders): boolean {
  const protocol = headers['x-forwarded-proto'];
  return typeof protocol === 'string' && /^\s*https\s*(?:,|$)/i.test(protocol);
}

function renderedByHelmet(): Record<string, string> {
  const rendered: Record<string, string> = {};
  const middleware = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  const recorder = {
    setHeader: (name: string, value: string) => {
      rendered[name] = value;
    },
    removeHeader: () => undefined,
  };
  let failure: unknown;
  middleware({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    failure = error;
  });
  if (failure !== undefined) {
    throw failure;
  }
  return rendered;
}
