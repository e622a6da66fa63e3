import type { IncomingHttpHeaders } from 'node:http';
import { headersSetBy } from '@elevendops/service';
import helmet from 'helmet';
import { contentSecurityPolicy, type ForeignOrigins } from './content-security-policy.ts';
import { headerListOf, type HeaderList } from './header-list.ts';

/** The headers that every reply carries, own and proxied. */
export interface SecurityHeaders {
  /** Lower-case names; a reply of the API does not get to set them. */
  readonly names: ReadonlySet<string>;
  /** The headers for a reply to a request with these headers. */
  for(request: IncomingHttpHeaders): HeaderList;
}

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
export function createSecurityHeaders(foreign: ForeignOrigins): SecurityHeaders {
  const always = {
    ...renderedByHelmet(foreign),
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

function renderedByHelmet(foreign: ForeignOrigins): Readonly<Record<string, string>> {
  return headersSetBy(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(foreign) },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: false,
      xFrameOptions: { action: 'deny' },
    }),
  );
}
