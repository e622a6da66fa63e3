import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { startServer } from '../server.ts';
import { createFaultPlan, type Fault } from '../stand-in/fault.ts';
import { serveRoutes, type StandInRequest } from '../stand-in/serve-routes.ts';
import { agentRoutes } from './agent-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { holdConversation, type ConversationManners } from './conversation-socket.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { refusal } from './refusals.ts';
import { PREVIEW_ROUTE, speechRoutes } from './speech-routes.ts';
import { at, createWorld, type World } from './world.ts';

/** The route of the WebSocket, for {@link ElevenLabsStandIn.fail}; its faults come before the upgrade. */
export const CONVERSATION_ROUTE = 'GET /v1/convai/conversation';

/** ElevenLabs, as far as we use it, on this machine. */
export interface ElevenLabsStandIn {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  /** The one key that is accepted. */
  readonly apiKey: string;
  /** Requests over HTTP so far. */
  readonly requests: readonly StandInRequest[];
  /** Voices, agents, documents and conversations; a test may change them. */
  readonly world: World;
  /** How conversations go; a test may change it. */
  readonly manners: ConversationManners;
  /** Lets the next requests of a route, such as `GET /v2/voices`, meet a fault. */
  fail(route: string, fault: Fault, times?: number): void;
  /** Forgets all faults that are still to come. */
  heal(): void;
  /** Stops; open conversations are cut. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in of ElevenLabs: speech, voices, knowledge base, agents and conversations over HTTP and
 * WebSocket. It refuses what the service refuses; the official SDKs work with it.
 */
export async function startElevenLabs(): Promise<ElevenLabsStandIn> {
  const world = createWorld();
  const faults = createFaultPlan();
  const requests: StandInRequest[] = [];
  const apiKey = 'stand-in-elevenlabs-key';
  const manners: ConversationManners = {
    answer: (message) => `You said: ${message}`,
    greetingDelayMs: 50,
    pingEveryMs: 2_000,
    heard: [],
  };
  let webSocketOrigin = '';
  const server = await startServer(
    serveRoutes({
      routes: [
        ...speechRoutes(world, () => server.url),
        ...knowledgeRoutes(world),
        ...agentRoutes(world),
        ...conversationRoutes(world, () => webSocketOrigin),
      ],
      faults,
      onRequest: (request) => requests.push(request),
      refuse: ({ headers, route }) =>
        headers['xi-api-key'] === apiKey || route === PREVIEW_ROUTE
          ? null
          : refusal(401, 'invalid_api_key', 'Invalid API key'),
      unknownRoute: { status: 404, json: { detail: 'Not Found' } },
    }),
  );
  webSocketOrigin = server.url.replace('http', 'ws');

  const upgraded = new Set<Duplex>();
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (protocols) => (protocols.has('convai') ? 'convai' : false),
  });
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    const fault = faults.take(CONVERSATION_ROUTE);
    if (fault?.kind === 'status') {
      socket.end(`HTTP/1.1 ${String(fault.status)} Refused\r\ncontent-length: 0\r\n\r\n`);
    } else if (fault?.kind === 'silent') {
      return;
    } else if (fault !== null) {
      socket.destroy();
    } else {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const agent = agentFor(world, request);
        if (agent === null) {
          webSocket.close(1008, 'Could not find or authenticate the agent.');
        } else {
          holdConversation(webSocket, { agent, world, manners });
        }
      });
    }
  });

  return {
    url: server.url,
    apiKey,
    requests,
    world,
    manners,
    fail: faults.fail.bind(faults),
    heal: faults.heal.bind(faults),
    async close() {
      for (const socket of upgraded) {
        socket.destroy();
      }
      await server.close();
    },
  };
}

/** The agent that a URL may talk to: by its signature, or by its id where no signature is needed. */
function agentFor(world: World, { url = '/' }: IncomingMessage) {
  const query = new URL(url, 'http://stand-in').searchParams;
  const signed = world.tokens.get(query.get('conversation_signature') ?? '');
  const agent = world.agents.get(signed ?? query.get('agent_id') ?? '');
  const needsSignature = at(agent?.platform_settings, 'auth', 'enable_auth') === true;
  return agent === undefined || (needsSignature && signed === undefined) ? null : agent;
}
