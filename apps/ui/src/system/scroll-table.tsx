import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './system.module.css';

/** A table that scrolls sideways where it is too wide, with the keyboard as well; children are its rows. */
export function ScrollTable(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}) {
  const { label, columns, children } = props;
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={label}>
      <Table className={classes['table'] ?? ''} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
