import { Outlet, useMatch } from 'react-router';
import { ConversationList } from './conversation-list.tsx';

/** The conversations of patients: the list, or the one that the address names. */
export function InsightsPage() {
  const isList = useMatch('/insights') !== null;
  return isList ? <ConversationList /> : <Outlet />;
}
