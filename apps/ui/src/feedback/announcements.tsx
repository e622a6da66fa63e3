import { useNotifications } from '@mantine/notifications';
import { Suspense, useState } from 'react';
import { lazyPart } from '../fetching/fetch-code.ts';

const Notifications = lazyPart(async () => (await import('./notifications.ts')).Notifications);

/** Where messages appear. Its code is fetched for the first message, not for the first page. */
export function Announcements() {
  const { notifications } = useNotifications();
  const [needed, setNeeded] = useState(false);
  if (!needed && notifications.length > 0) {
    setNeeded(true);
  }
  return (
    needed && (
      <Suspense>
        <Notifications position="bottom-left" limit={4} />
      </Suspense>
    )
  );
}
