export { createRemovalList, OBJECT_REMOVALS_INDEXES, type RemovalList } from './removal-list.ts';
export { createRemover, type RemoverOptions } from './remover.ts';
