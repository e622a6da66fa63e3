// A module of its own, so that a dynamic import takes this component and not the whole package.
export { Notifications } from '@mantine/notifications';
