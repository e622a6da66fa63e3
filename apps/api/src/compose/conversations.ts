import { toConversation } from '../conversations/conversation-record.ts';
import { createConversationRepository } from '../conversations/repository.ts';
import { createConversationRoutes } from '../conversations/routes.ts';
import { createConversationService } from '../conversations/service.ts';
import { createDashboardRoutes } from '../dashboard/routes.ts';
import { readDashboard } from '../dashboard/service.ts';
import { createSessionRepository } from '../sessions/repository.ts';
import type { SaveConversation } from '../sessions/settle-session.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** Puts the conversations together, and gives what saves one at the end of a session. */
export function composeConversations(
  parts: ApiParts,
): ComposedFeature & { readonly saveConversation: SaveConversation } {
  const { documents, objects, now } = parts;
  const repository = createConversationRepository(documents);
  const sessions = createSessionRepository(documents);
  const service = createConversationService({
    repository,
    messagesOf: (sessionId) => sessions.messages(sessionId),
    objects,
    now,
  });
  return {
    saveConversation: (session, messages) => repository.save(toConversation(session, messages)),
    features: [
      { path: '/api/conversations', router: createConversationRoutes({ service, objects }) },
    ],
  };
}

/** Puts the dashboard together. */
export function composeDashboard({ documents, now }: ApiParts): ComposedFeature {
  const router = createDashboardRoutes(() => readDashboard(documents, now()));
  return { features: [{ path: '/api/dashboard', router }] };
}
