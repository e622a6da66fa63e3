import type { Command } from '@elevendops/manifests';
import { z } from 'zod';

const schema = z.array(
  z.object({
    name: z.string(),
    fields: z.array(
      z.object({
        fieldPath: z.string(),
        order: z.string().optional(),
        arrayConfig: z.string().optional(),
      }),
    ),
  }),
);

/** Tells of the indexes of a database, as JSON, whether the one that the command makes is among them. */
export function hasIndex(command: Command): (indexes: string) => boolean {
  const values = (flag: string) =>
    command
      .filter((word) => word.startsWith(`--${flag}=`))
      .map((word) => word.slice(flag.length + 3));
  const [group = ''] = values('collection-group');
  const wanted = values('field-config').map(fieldOf).join();
  return (indexes) =>
    schema.parse(JSON.parse(indexes)).some(
      ({ name, fields }) =>
        name.includes(`/collectionGroups/${group}/indexes/`) &&
        fields
          // Firestore adds it at the end of each.
          .filter(({ fieldPath }) => fieldPath !== '__name__')
          .map(({ fieldPath, order, arrayConfig }) =>
            `${fieldPath} ${arrayConfig ?? order ?? ''}`.toLowerCase(),
          )
          .join() === wanted,
    );
}

/** `field-path=created_at,order=descending` as `created_at descending`. */
function fieldOf(config: string): string {
  const parts = Object.fromEntries(
    config.split(',').map((part) => part.split('=') as [string, string]),
  ) as Readonly<Record<string, string | undefined>>;
  return `${parts['field-path'] ?? ''} ${parts['array-config'] ?? parts['order'] ?? ''}`.toLowerCase();
}
