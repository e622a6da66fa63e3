import { useOutlet } from 'react-router';
import { StartPage } from './start-page.tsx';

/** The page for patients: where to start, or the conversation that the address names. */
export function PatientPage() {
  return useOutlet() ?? <StartPage />;
}
