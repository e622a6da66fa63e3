import type { Settings } from '@elevendops/config';

/** What a page may use besides this server. */
export interface ForeignOrigins {
  /** Where a browser may talk to the voice agents. */
  readonly connect: readonly string[];
  /** Where recordings may be played from. */
  readonly media: readonly string[];
}

/** A policy for pages that use this server alone. */
export const NO_FOREIGN_ORIGINS: ForeignOrigins = { connect: [], media: [] };

/** The origins that a page needs with these settings, and no others. */
export function foreignOrigins(
  settings: Pick<
    Settings,
    'useMockElevenlabs' | 'elevenlabsApiUrl' | 'demoMode' | 'useMockStorage' | 'useGcsEmulator'
  >,
): ForeignOrigins {
  const { useMockElevenlabs, elevenlabsApiUrl, demoMode, useMockStorage, useGcsEmulator } =
    settings;
  const hasVoice = !useMockElevenlabs && !demoMode;
  const isCloud = !useMockStorage && !useGcsEmulator;
  return {
    // A signed URL is on the host that gave it, whichever region that is.
    connect: hasVoice ? [webSocketOrigin(elevenlabsApiUrl)] : [],
    // Signed addresses of recordings; everything else is sent through the API.
    media: isCloud ? ['https://storage.googleapis.com'] : [],
  };
}

/** The directives of the policy, as helmet takes them. */
export function contentSecurityPolicy(foreign: ForeignOrigins): Record<string, readonly string[]> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...foreign.connect],
    // A spoken reply is played from memory.
    'media-src': ["'self'", 'blob:', ...foreign.media],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  };
}

function webSocketOrigin(apiUrl: string): string {
  return new URL(apiUrl).origin.replace(/^http/, 'ws');
}
