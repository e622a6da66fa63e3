import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import { startDeadline, UpstreamError, type Sleep } from '../../upstream/index.ts';
import { failureOfStatus } from '../../upstream/failure-of-status.ts';
import { failureMessage } from '../../upstream/failure-message.ts';
import type { ClientFrame } from './client-frames.ts';
import { closeError } from './close-failure.ts';

/** A connection to the platform. */
export interface ConvaiSocket {
  send(frame: ClientFrame): void;
  /** Ends the connection; resolves when it is gone. */
  close(): Promise<void>;
}

/** Who is told of what happens on a connection. */
export interface ConvaiSocketOptions {
  /** When frames can be sent. */
  readonly onOpen: () => void;
  /** For each frame, from the very first one. */
  readonly onFrame: (data: string) => void;
  /** Once, when it is over: refused, cut or closed. */
  readonly onEnd: (error: UpstreamError) => void;
  readonly sleep: Sleep;
}

const MAX_FRAME_BYTES = 8 * 1024 * 1024;
const CLOSE_MS = 2_000;

/** Connects to a signed URL. Everything that happens is told through the options. */
export function connectConvai(url: string, options: ConvaiSocketOptions): ConvaiSocket {
  const { onOpen, onFrame, onEnd, sleep } = options;
  const socket = new WebSocket(url, ['convai'], {
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    socket.on('close', () => {
      resolve();
    });
  });

  function end(error: UpstreamError): void {
    if (!ended) {
      ended = true;
      onEnd(error);
    }
  }

  socket.on('open', onOpen);
  socket.on('message', (data: Buffer) => {
    if (!ended) {
      onFrame(data.toString());
    }
  });
  socket.on('unexpected-response', (_request: unknown, response: IncomingMessage) => {
    end(refusedUpgrade(response.statusCode ?? 0));
    socket.terminate();
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    // A frame or an answer that breaks the protocol has a code of ws's own.
    end(elevenLabsError(error.code?.startsWith('WS_ERR') === true ? 'error' : 'unreachable'));
  });
  socket.on('close', (code) => {
    end(closeError(code));
  });

  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(JSON.stringify(frame));
      }
    },
    async close() {
      ended = true;
      socket.close(1000, 'User ended conversation');
      const deadline = startDeadline(CLOSE_MS, sleep);
      deadline.signal.addEventListener('abort', () => {
        socket.terminate();
      });
      await gone;
      deadline.clear();
    },
  };
}

function refusedUpgrade(status: number): UpstreamError {
  const failure = failureOfStatus(status);
  const service = 'ElevenLabs';
  return new UpstreamError(failureMessage(service, failure, status), { service, failure, status });
}
